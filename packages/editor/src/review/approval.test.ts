import { defaultSettings, type Finding } from '@balcony/design'
import { expect, test } from 'vitest'
import { blockersOf } from './approval.ts'
import type { ReviewView } from './review.ts'

const finding = (severity: Finding['severity'], waived = false): Finding => ({
  rule: 'DR-31',
  severity,
  at: 'participant/O1/consent',
  message: '',
  values: {},
  reads: [],
  key: severity,
  ...(waived && { waived: { rule: 'DR-31', at: 'participant/O1', reason: '', by: '', on: '', until: '' } }),
})
const view = (...findings: Finding[]): ReviewView => ({
  is: 'ready',
  findings,
  notices: [],
  stopping: [],
  dismissals: [],
  cameFrom: undefined,
  settings: defaultSettings,
})

test('[APPROVE1] blockers that nobody dismissed stop the approval of a design, and nothing else', () => {
  const blocked = view(finding('blocker'), finding('warning'), finding('blocker', true))
  expect(blockersOf('design/status', 'approved', blocked)).toBe(1)
  expect(blockersOf('design/status', 'live', blocked)).toBe(1)
  expect(blockersOf('design/status', 'in_review', blocked)).toBe(0)
  expect(blockersOf('session/S1/status', 'approved', blocked)).toBe(0)
  const settled = view(finding('warning'), finding('blocker', true))
  expect(blockersOf('design/status', 'approved', settled)).toBe(0)
  const closed = { rule: 'DR-02', at: 'participant', message: 'Ask the lead.' }
  expect(blockersOf('design/status', 'approved', { ...settled, stopping: [closed] })).toBe(1)
})

import { defaultSettings, readSettings } from '@balcony/design'
import { expect, test } from 'vitest'
import { figures, unitOf } from './threshold-figures.ts'

test('[THRESHOLD1] every figure of the review can be set, within what the server takes', () => {
  expect([...figures, 'groupSize'].sort()).toEqual(Object.keys(defaultSettings).sort())
  for (const name of figures) {
    const most = unitOf[name] === 'share' ? 1 : 10_000
    expect(readSettings({ [name]: most }), name).toEqual({ ok: true, value: { ...defaultSettings, [name]: most } })
    expect(readSettings({ [name]: most + 1 }), name).toMatchObject({ ok: false, problem: { at: name } })
  }
})

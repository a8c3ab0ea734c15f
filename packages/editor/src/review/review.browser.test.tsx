import { defaultSettings, type Finding, type Version } from '@balcony/design'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import type { History } from '../versions/history.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import { ReviewPage } from './ReviewPage.tsx'
import type { Reminders, SentReminder } from './reminders.ts'
import type { Looked, Review, ReviewView } from './review.ts'

const blocker: Finding = {
  rule: 'x',
  severity: 'blocker',
  at: 'venue/V1',
  message: 'No venue',
  key: 'k',
  values: {},
  reads: [],
} as never

/** A review that says what the test wants. */
function saying(findings: readonly Finding[]) {
  const listeners = new Set<() => void>()
  let view: ReviewView = {
    ...{
      is: 'ready',
      findings,
      notices: [],
      stopping: [],
      dismissals: [],
      cameFrom: undefined,
      settings: defaultSettings,
    },
  }
  const review = {
    view: () => view,
    watch: (changed: () => void) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  } as unknown as Review
  const say = (next: readonly Finding[]) => {
    view = { ...view, findings: next }
    for (const each of listeners) each()
  }
  return { review, say }
}

async function open(options: Parameters<World['sit']>[1]) {
  const went: string[] = []
  const seat = new World().sit('nadia', { go: (address) => went.push(address), mayPast: () => true, ...options })
  await render(
    <Page>
      <WorkspaceProvider workspace={seat.workspace}>
        <ReviewPage />
      </WorkspaceProvider>
    </Page>,
  )
  return { went, live: seat.workspace.live }
}

test('[AGREE1] agreement waits until nothing is left to resolve, and says how much is', async () => {
  const { review, say } = saying([blocker])
  const { went } = await open({ review })
  const button = page.getByRole('button', { name: 'Ask for agreement' })
  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  // Past the choice of steps and the button that checks again.
  await expect
    .poll(async () => {
      await userEvent.tab()
      return document.activeElement?.textContent
    })
    .toBe('Ask for agreement')
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('1 matter is to be resolved first.')
  say([])
  await expect.element(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
  expect(went).toEqual(['versions'])
})

test('[AGREE2] whoever was asked and has not said, and every section in review, is waited for', async () => {
  const version = {
    ...{ id: 'v1', kind: 'named', name: 'For the partners', note: '', by: 'nadia', at: 1 },
    approvals: [
      { person: 'tomasz', askedBy: 'nadia', askedAt: 1 },
      { person: 'amina', askedBy: 'nadia', askedAt: 1, answer: 'agreed', answeredAt: 2 },
    ],
  } as unknown as Version
  const history = {
    turn: () => 0,
    watch: () => () => {},
    versions: async () => ({ versions: [version] }),
  } as unknown as History
  const { live, went } = await open({ review: saying([]).review, history })
  const waiting = page.getByRole('region', { name: 'Waiting for' })
  await expect.element(waiting.getByText('Tomasz Wieczorek')).toBeVisible()
  await expect.element(waiting.getByText('Amina Yusuf')).not.toBeInTheDocument()
  live.edit({ do: 'set', address: 'venues/progress', value: 'for_review' })
  await waiting.getByRole('button', { name: /Venues/ }).click()
  expect(went).toEqual(['venues'])
  live.edit({ do: 'set', address: 'venues/progress', value: 'agreed' })
  await expect.element(waiting.getByText('Venues')).not.toBeInTheDocument()
})

test('[AGREE3] whoever is waited for is reminded from the review, and for a day it says who did so', async () => {
  let list: readonly SentReminder[] = []
  let changed = () => {}
  const reminders: Reminders = {
    list: () => list,
    watch: (tell) => {
      changed = tell
      return () => {}
    },
    remind: async (person, about) => {
      list = [...list, { person, about, by: 'nadia', at: Date.now() }]
      changed()
    },
  }
  const version = {
    ...{ id: 'v1', kind: 'named', name: 'For the partners', note: '', by: 'nadia', at: 1 },
    approvals: ['tomasz', 'nadia'].map((person) => ({ person, askedBy: 'nadia', askedAt: 1 })),
  } as unknown as Version
  const history = {
    ...{ turn: () => 0, watch: () => () => {} },
    versions: async () => ({ versions: [version] }),
  } as unknown as History
  await open({ review: saying([]).review, history, reminders })
  const waiting = page.getByRole('region', { name: 'Waiting for' })
  // Nobody reminds themselves.
  await expect.element(waiting.getByRole('button', { name: /^Remind/ })).toHaveAccessibleName('Remind Tomasz Wieczorek')
  await waiting.getByRole('button', { name: 'Remind Tomasz Wieczorek' }).click()
  expect(list).toMatchObject([{ person: 'tomasz', about: 'v1' }])
  const button = waiting.getByRole('button', { name: 'Remind Tomasz Wieczorek' })
  await expect.element(button).toHaveTextContent('Reminded')
  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
})

test('[AGREE4] the review says how many checks there are, when they ran last, and how many have nothing to say', async () => {
  const { review } = saying([])
  const looked: Looked = { at: Date.now() - 65_000, rules: 18, passed: 9 }
  const looks = { view: () => looked, watch: () => () => {} }
  await open({ review: { ...review, looks } })
  await expect.element(page.getByText(/18 checks, last run 1 min/)).toBeVisible()
  await expect.element(page.getByText('9 have nothing to say')).toBeVisible()
})

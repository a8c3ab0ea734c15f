import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import RunSheetPage from './RunSheetPage.tsx'

/** A clock that moves when it is told. */
function handClock(year: number, month: number, day: number, hours: number, minutes: number) {
  let at = Math.floor(new Date(year, month - 1, day, hours, minutes).getTime() / 60_000)
  const watching = new Set<() => void>()
  return {
    minute: () => at,
    watch: (changed: () => void) => {
      watching.add(changed)
      return () => watching.delete(changed)
    },
    pass: (by: number) => {
      at += by
      for (const changed of watching) changed()
    },
  }
}

async function open(session: string, by: ReturnType<typeof handClock>) {
  const seat = new World().sit('nadia')
  const shown = await render(
    <Page>
      <div style={{ inlineSize: 390, blockSize: 844 }}>
        <WorkspaceProvider workspace={seat.workspace}>
          <RunSheetPage session={session} by={by} />
        </WorkspaceProvider>
      </div>
    </Page>,
  )
  return { live: seat.workspace.live, shown }
}

test('[RUN1] the run-sheet follows the clock, and the agenda when somebody changes it', async () => {
  const by = handClock(2027, 3, 2, 13, 40)
  const { live } = await open('S-PM1', by)
  const now = page.getByRole('region', { name: /^Now/ })
  await expect.element(now.getByRole('article', { name: 'Arrival and tea' })).toBeVisible()
  await expect.element(now.getByText('5 minutes left')).toBeVisible()
  const next = page.getByRole('region', { name: 'Next' })
  await expect.element(next.getByText('Co-facilitator (M2)')).toBeVisible()
  by.pass(10)
  await expect.element(now.getByRole('article', { name: /^Why this, why you/ })).toBeVisible()
  live.edit({ do: 'set', address: 'block/S-PM1-d1-02/title', value: 'Welcome' })
  await expect.element(now.getByRole('article', { name: 'Welcome' })).toBeVisible()
  by.pass(600)
  await expect.element(page.getByText('The session is over.')).toBeVisible()
})

test('[RUN2] no run-sheet of the demo case holds a name of anybody, not even one that slipped into a note', async () => {
  for (const session of ['S-PM1', 'S-PSW1', 'S-C1']) {
    const { live, shown } = await open(session, handClock(2027, 3, 23, 10, 0))
    const people = [...live.rows('identity'), ...live.rows('member')].map(({ values }) => String(values['name']))
    expect(people.length).toBeGreaterThan(10)
    const first = live.rows('block').find(({ values }) => values['session'] === session)
    for (const field of ['title', 'purpose', 'facilitatorNote', 'groups', 'materials', 'room'])
      live.edit({ do: 'set', address: `block/${first?.id}/${field}`, value: `Seat ${people[0]} by the door` })
    live.edit({ do: 'set', address: `session/${session}/goNoGo`, value: `${people[1]} agrees.` })
    live.edit({ do: 'set', address: 'risk/RK1/contingency', value: `Call ${people[2]}` })
    await expect.poll(() => document.body.innerHTML).toContain('by the door')
    const numbers = live.rows('identity').map(({ values }) => String(values['phone'] ?? ''))
    for (const secret of [...people, ...numbers.filter((number) => number !== '')])
      expect(document.body.innerHTML).not.toContain(secret)
    await shown.unmount()
  }
})

test('[RUN3] problem cards say the first sign and the first move; the conditions of going are a list; all is large', async () => {
  await open('S-PSW1', handClock(2027, 3, 23, 10, 0))
  const cards = page.getByRole('region', { name: 'If something goes wrong' })
  const walkOut = cards.getByText('Walk-out', { exact: true })
  await walkOut.click()
  await expect.element(cards.getByText('Bag on the knees')).toBeVisible()
  const box = page.getByRole('region', { name: 'Go or no-go' }).getByRole('checkbox').first()
  await box.click()
  await expect.element(box).toBeChecked()
  for (const target of document.querySelectorAll('summary, label, .foot button'))
    expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
  for (const words of document.querySelectorAll('h2, h3, dt, dd, li span, li b, summary'))
    expect(Number.parseFloat(getComputedStyle(words).fontSize)).toBeGreaterThanOrEqual(20)
})

test('[RUN4] whoever is behind, ahead or holds a phone with a wrong clock says what begins now, and follows the clock again later', async () => {
  const by = handClock(2027, 3, 2, 13, 40)
  await open('S-PM1', by)
  const now = page.getByRole('region', { name: /^Now/ })
  await now.getByRole('button', { name: '5 minutes more' }).click()
  await expect.element(now.getByText('10 minutes left')).toBeVisible()
  await expect.element(now.getByRole('status')).toHaveTextContent('5 min behind the plan. Follow the clock again')
  await now.getByRole('button', { name: 'We are elsewhere…' }).click()
  await page.getByRole('menuitem', { name: /^Why this, why you/ }).click()
  await expect.element(now.getByRole('article', { name: /^Why this, why you/ })).toBeVisible()
  await expect.element(now.getByRole('status')).toHaveTextContent('5 min ahead of the plan. Follow the clock again')
  await now.getByRole('button', { name: 'Follow the clock again' }).click()
  await expect.element(now.getByRole('article', { name: 'Arrival and tea' })).toBeVisible()
})

test('[RUN5] what was said of the running session is still said after the page was loaded anew, on that day', async () => {
  const first = await open('S-PSW1', handClock(2027, 3, 23, 10, 0))
  await page.getByRole('button', { name: '5 minutes more' }).click()
  const box = page.getByRole('region', { name: 'Go or no-go' }).getByRole('checkbox').first()
  await box.click()
  await expect.element(box).toBeChecked()
  await first.shown.unmount()
  const again = await open('S-PSW1', handClock(2027, 3, 23, 10, 1))
  await expect.element(page.getByRole('status')).toHaveTextContent('5 min behind the plan. Follow the clock again')
  await expect.element(box).toBeChecked()
  again.live.edit({
    do: 'set',
    address: 'session/S-PSW1/goNoGo',
    value: 'One thing. And another. And a third of these.',
  })
  await expect.element(box).not.toBeChecked()
  await again.shown.unmount()
  await open('S-PSW1', handClock(2027, 3, 24, 10, 0))
  await expect.element(page.getByRole('button', { name: '5 minutes more' })).toBeVisible()
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
})

test('[RUN1] before it begins and when it is over the run-sheet says on which day, never that day with the hour of another', async () => {
  const by = handClock(2027, 2, 20, 22, 7)
  await open('S-PM1', by)
  await expect.element(page.getByText(/^Begins Tue,? 2 Mar/)).toBeVisible()
  await expect.element(page.getByText('22:07')).not.toBeInTheDocument()
  by.pass(20 * 1440)
  await expect.element(page.getByText(/^Ended Tue,? 2 Mar/)).toBeVisible()
})

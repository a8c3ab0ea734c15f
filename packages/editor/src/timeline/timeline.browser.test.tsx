import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import TimelinePage from './TimelinePage.tsx'

async function open() {
  const world = new World()
  const { live } = world.sit('nadia').workspace
  const other = world.sit('henrik').workspace.live
  const seat = world.seats[0]
  if (!seat) throw new Error('somebody sits there')
  await render(
    <Page>
      <div style={{ inlineSize: 1200, blockSize: 900 }}>
        <WorkspaceProvider workspace={seat.workspace}>
          <TimelinePage />
        </WorkspaceProvider>
      </div>
    </Page>,
  )
  await page.getByRole('radio', { name: 'Line' }).click()
  await expect.element(page.getByRole('group', { name: /^Timeline/ })).toBeVisible()
  return { live, other }
}

function bar(name: RegExp): SVGElement {
  const found = page.getByRole('button', { name }).first().element()
  if (!(found instanceof SVGElement)) throw new Error('a bar of the drawing')
  // Capturing asks for a real pointer.
  found.setPointerCapture = () => {}
  return found
}

/** A pointer on a bar, so many pixels from where it took hold. */
function pointer(on: SVGElement, type: string, by = 0): void {
  const { x, y } = on.getBoundingClientRect()
  const held = Number(on.dataset['heldAt'] ?? x)
  on.dataset['heldAt'] = String(held)
  on.dispatchEvent(
    new PointerEvent(type, { bubbles: true, clientX: held + 4 + by, clientY: y + 5, button: 0, pointerId: 1 }),
  )
}

async function takeHold(of: SVGElement): Promise<void> {
  of.blur()
  pointer(of, 'pointerdown')
  await expect.poll(() => of.dataset['held']).toBe('true')
}

const daysOf = (from: unknown, to: unknown) => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000

test('[TIME1] a session is moved with what follows it, in one step; one that falls on a day of mourning says so', async () => {
  const { live } = await open()
  await page.getByRole('button', { name: /^Workshop two: options/ }).click()
  const chosen = page.getByRole('region', { name: 'Workshop two: options' })
  await expect.element(chosen.getByRole('button', { name: /Remembrance of the Third Winter/ })).toBeVisible()
  await page.getByRole('button', { name: /^Workshop one: needs/ }).click()
  const first = page.getByRole('region', { name: /^Workshop one: needs/ })
  await expect.element(first.getByRole('heading', { name: 'If it moves, these slip' })).toBeVisible()
  await first.getByRole('button', { name: 'A week later' }).click()
  await expect.poll(() => live.value('session/S-PSW1/startsOn')).toBe('2027-03-30')
  expect(live.value('followup/FU3/due')).toBe('2027-04-13')
  live.undo.undo()
  expect(live.value('session/S-PSW1/startsOn')).toBe('2027-03-23')
  expect(live.value('followup/FU3/due')).toBe('2027-04-06')
  await first.getByText('Move them along').click()
  bar(/^Workshop one: needs/).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => live.value('session/S-PSW1/startsOn')).toBe('2027-03-24')
  expect(live.value('followup/FU3/due')).toBe('2027-04-06')
})

test('[TIME2] a session is dragged to another day; what slips is shown meanwhile and moves along in one step, Esc takes it back', async () => {
  const { live } = await open()
  const at = 'session/S-PSW1/startsOn'
  const [before, after] = [live.value(at), live.value('followup/FU3/due')]
  const workshop = bar(/^Workshop one: needs/)
  const left = () => workshop.querySelector('rect')?.getBoundingClientRect().x ?? 0
  const stood = left()
  await takeHold(workshop)
  pointer(workshop, 'pointermove', 60)
  await expect.poll(left).toBeGreaterThan(stood + 40)
  await expect.poll(() => page.getByRole('status').element().textContent).toMatch(/more slips?/)
  workshop.focus()
  await userEvent.keyboard('{Escape}')
  await expect.poll(left).toBe(stood)
  pointer(workshop, 'pointerup', 60)
  expect(live.value(at)).toBe(before)
  await takeHold(workshop)
  pointer(workshop, 'pointermove', 60)
  await expect.poll(left).toBeGreaterThan(stood + 40)
  pointer(workshop, 'pointerup', 60)
  await expect.poll(() => live.value(at)).not.toBe(before)
  const days = daysOf(before, live.value(at))
  expect(days).toBeGreaterThan(0)
  expect(daysOf(after, live.value('followup/FU3/due'))).toBe(days)
  live.undo.undo()
  expect([live.value(at), live.value('followup/FU3/due')]).toEqual([before, after])
})

test('[TIME2] what somebody else moves while it is held is moved on from where it then stands; talks of others are not dragged', async () => {
  const { live, other } = await open()
  const at = 'session/S-TR1/startsOn'
  const training = bar(/^Negotiation and media skills/)
  await takeHold(training)
  pointer(training, 'pointermove', 60)
  await expect.poll(() => page.getByRole('status').element().textContent).not.toBe('')
  const before = live.value(at)
  expect(other.edit({ do: 'set', address: at, value: '2027-05-01' }).ok).toBe(true)
  await expect.poll(() => live.value(at)).toBe('2027-05-01')
  pointer(training, 'pointerup', 60)
  await expect.poll(() => live.value(at)).not.toBe('2027-05-01')
  expect(daysOf('2027-05-01', live.value(at))).toBeGreaterThan(0)
  expect(before).not.toBe('2027-05-01')
  expect(live.value(at)).toBe(other.value(at))
  expect(page.getByRole('group').element().querySelector('[data-lane="official"][data-moves]')).toBeNull()
})

import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

async function open() {
  localStorage.clear()
  const world = new World()
  await render(
    <Page>
      <Playground world={world} person="nadia" at="coordination" />
    </Page>,
  )
  const live = world.seats[0]?.workspace.live
  if (!live) throw new Error('somebody sits there')
  await page.getByRole('radio', { name: 'Map', exact: true }).click()
  return live
}

const bar = (title: string) => page.getByRole('button', { name: new RegExp(`^${title},.*Arrows`) })

test('[MAP2] arrows and the menu move an effort by a month, Shift its end; one undo takes a step back', async () => {
  const live = await open()
  const talks = bar('Lower Weir gauge')
  await expect.element(talks).toBeVisible()
  const element = talks.element()
  if (element instanceof SVGElement) element.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => live.value('component/C4/from')).toBe('2027-08-06')
  expect(live.value('component/C4/to')).toBe('2028-04-30')
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  await expect.poll(() => live.value('component/C4/to')).toBe('2028-03-30')
  live.undo.undo()
  expect(live.value('component/C4/to')).toBe('2028-04-30')
  await page.getByRole('button', { name: 'Change dates' }).click()
  await page.getByRole('menuitem', { name: 'A month earlier' }).click()
  await expect.poll(() => live.value('component/C4/from')).toBe('2027-07-06')
})

test('[MAP2] the end of a bar is dragged to other months', async () => {
  const live = await open()
  const svg = bar('Lower Weir gauge').element()
  const edge = svg.querySelectorAll('rect:last-of-type')[svg.querySelectorAll('rect:last-of-type').length - 1]
  if (!edge) throw new Error('the bar has an edge')
  const { x, y } = edge.getBoundingClientRect()
  const at = (type: string, clientX: number) =>
    edge.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, clientY: y + 5, button: 0, pointerId: 1 }))
  // Capturing asks for a real pointer.
  edge.setPointerCapture = () => {}
  const width = () => Number(svg.querySelector('rect:not(clipPath rect)')?.getAttribute('width'))
  const before = width()
  at('pointerdown', x)
  await expect.poll(() => svg.getAttribute('data-dragged')).toBe('end')
  at('pointermove', x + 40)
  await expect.poll(width).toBe(before + 40)
  at('pointerup', x + 40)
  await expect.poll(() => String(live.value('component/C4/to')) > '2028-03-31').toBe(true)
  expect(live.value('component/C4/from')).toBe('2027-07-06')
})

test('[MAP1] the list says what the picture says, and the matrix who is reached', async () => {
  await open()
  await page.getByRole('radio', { name: 'List', exact: true }).click()
  const lane = page.getByRole('region', { name: 'Track II', exact: true })
  await expect.element(lane.getByRole('button', { name: 'Valley Monitors hotline' })).toBeVisible()
  await page.getByRole('radio', { name: 'Matrix', exact: true }).click()
  const row = page
    .getByRole('table', { name: 'What reaches whom' })
    .getByRole('row', { name: /^Oshari Highland Council/ })
  await expect.element(row.getByRole('button', { name: 'Pell Ford circles' })).toBeVisible()
})

test('[MAP3] a proposed gap becomes a record and is proposed no more', async () => {
  const live = await open()
  const before = live.rows('gap').length
  const proposed = page.getByText(/^Nothing under way or planned reaches Upper Maru/)
  await expect.element(proposed).toBeVisible()
  const line = proposed.element().closest('li')
  line?.querySelector('button')?.click()
  await expect.poll(() => live.rows('gap').length).toBe(before + 1)
  expect(live.rows('gap').at(-1)?.values).toMatchObject({ kind: 'party_not_reached' })
})

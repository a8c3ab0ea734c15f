import { compartments, type Row, type Snapshot } from '@balcony/design'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

const names = ['Lakeside', 'Tarn', 'University']
const venue = (name: string, index: number): Row => ({ id: `v${index}`, values: { name, capacity: 10 * (index + 1) } })

function worldOf(rows: readonly Row[] = names.map(venue)): World {
  const snapshot: Snapshot = { open: compartments, sections: {}, tables: { venue: rows } }
  return new World(snapshot)
}

async function show(world: World, options: Parameters<World['sit']>[1] = {}, at = 'venues') {
  const seats = world.seats.length
  await render(
    <Page>
      <Playground world={world} person="nadia" at={at} options={options} />
    </Page>,
  )
  const live = world.seats[seats]?.workspace.live
  if (!live) throw new Error('nobody sat down')
  return live
}

const cell = (row: string, column: string) => page.elementLocator(found(`[data-cell="${row}/${column}"]`))

function focusOn(key: string): void {
  const element = found(`[data-cell="${key}"]`)
  if (element instanceof HTMLElement) element.focus()
}

function found(selector: string): Element {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`nothing is drawn at ${selector}`)
  return element
}

test('[GRID2] by keyboard alone: walk to a cell, replace it, and go on', async () => {
  const live = await show(worldOf())
  const at = (column: string) => live.value(`venue/v0/${column}`)
  focusOn('v0/name')
  await userEvent.keyboard('Harbour house{Enter}')
  expect(at('name')).toBe('Harbour house')
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('v1/name')
  await userEvent.keyboard('{ArrowUp}{F2}{End} by the lake{Escape}')
  expect(at('name')).toBe('Harbour house')
  await userEvent.keyboard('{Delete}')
  expect(at('name') ?? '').toBe('')
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => at('name')).toBe('Harbour house')
})

test('[FIELD3] what is not valid stays in its cell with what was expected, and does not enter the document', async () => {
  const live = await show(worldOf(), {}, 'venue/v0')
  const box = page.getByRole('textbox', { name: 'Capacity' })
  await box.fill('plenty')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/Type a number/)).toBeVisible()
  expect(live.value('venue/v0/capacity')).toBe(10)
  await box.fill('-3')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(live.value('venue/v0/capacity')).toBe(10)
  await box.fill('64')
  await userEvent.keyboard('{Enter}')
  expect(live.value('venue/v0/capacity')).toBe(64)
})

test('[GRID5] Alt Shift and an arrow move a row, and the focus goes with it', async () => {
  const live = await show(worldOf())
  focusOn('v0/name')
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}')
  expect(live.rows('venue').map((row) => row.id)).toEqual(['v1', 'v0', 'v2'])
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('v0/name')
})

test('[GRID5] a row is dragged by its handle to another place', async () => {
  const live = await show(worldOf())
  const handle = found('tr[data-row="v2"] [draggable="true"]')
  const target = found('tr[data-row="v0"]')
  const { top } = target.getBoundingClientRect()
  const dataTransfer = new DataTransfer()
  handle.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }))
  target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer, clientY: top + 2 }))
  await expect.poll(() => target.getAttribute('data-over')).toBe('before')
  target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  expect(live.rows('venue').map((row) => row.id)).toEqual(['v2', 'v0', 'v1'])
})

test('[TABLE5] of 2,000 rows only those in sight are drawn, and the last is reached by keyboard', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => venue(`Venue ${index}`, index))
  await show(worldOf(rows))
  const drawn = () => document.querySelectorAll('table[aria-label="Venues"] tbody tr[data-row]').length
  expect(drawn()).toBeGreaterThan(5)
  expect(drawn()).toBeLessThan(80)
  focusOn('v0/name')
  await userEvent.keyboard('{Control>}{End}{/Control}{Home}')
  await expect.element(cell('v1999', 'name')).toHaveFocus()
  expect(drawn()).toBeLessThan(80)
})

test('[TABLE4] 2,000 rows are filtered by what any of their cells says, and follow what is written meanwhile', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => venue(`Venue ${index}`, index))
  const live = await show(worldOf(rows))
  const drawn = () =>
    [...document.querySelectorAll('table[aria-label="Venues"] tbody tr[data-row]')].map((row) =>
      row.getAttribute('data-row'),
    )
  await userEvent.fill(page.getByRole('searchbox', { name: 'Filter Venues' }), 'venue 199')
  await expect.poll(drawn).toEqual(['v199', ...Array.from({ length: 10 }, (_, index) => `v${1990 + index}`)])
  live.edit({ do: 'write', address: 'venue/v7/name', text: 'Venue 199 too' })
  live.edit({ do: 'write', address: 'venue/v1995/name', text: 'Mill' })
  await expect.poll(drawn).toEqual(['v7', 'v199', ...[0, 1, 2, 3, 4, 6, 7, 8, 9].map((index) => `v199${index}`)])
})

test('[RECORD2] fields of a closed compartment are hatched, all alike, and nothing of them is in the page', async () => {
  const snapshot: Snapshot = {
    open: compartments,
    sections: {},
    tables: {
      participant: [{ id: 'p7', values: { code: 'Cedar' } }],
      identity: [{ id: 'p7', values: { name: 'Somebody Secret' } }],
    },
  }
  await show(new World(snapshot), { open: ['core'] }, 'participant/p7')
  const panel = page.getByRole('complementary', { name: 'Cedar' })
  await expect.element(panel.getByText('Sealed').first()).toBeVisible()
  const cells = [...panel.element().querySelectorAll('dd')].map((one) => one.textContent)
  expect(cells.length).toBeGreaterThan(2)
  expect(new Set(cells).size).toBe(1)
  expect(document.body.innerHTML).not.toContain('Secret')
})

test('[COMMENT3] a comment that cannot be sent stays in its box and can be sent again', async () => {
  localStorage.clear()
  const world = worldOf()
  let fails = true
  const seat = world.sit('leila')
  const threads = {
    ...seat.workspace.threads,
    open: async (...given: Parameters<typeof seat.workspace.threads.open>) => {
      if (fails) throw new Error('not connected')
      await seat.workspace.threads.open(...given)
    },
  }
  await show(world, { threads })
  focusOn('v1/capacity')
  await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}')
  await expect.element(page.getByRole('textbox', { name: 'Write a comment' })).toHaveFocus()
  await expect.element(page.getByText(/^The team reads this.*Partners do not\.$/)).toBeVisible()
  await userEvent.keyboard('Is this with the annex?{Control>}{Enter}{/Control}')
  await expect.element(page.getByText(/was not sent/)).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('Is this with the annex?')
  fails = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('article').getByText('Is this with the annex?')).toBeVisible()
  expect(found('[data-cell="v1/capacity"]').getAttribute('data-threads')).toBe('1')
})

test('[WHO1] a cell in which somebody else is has their frame and name', async () => {
  const world = worldOf()
  await show(world)
  world.sit('leila').workspace.awareness.get('core')?.setLocalState({ person: 'leila', address: 'venue/v1/capacity' })
  await expect.element(cell('v1', 'capacity').getByText('Leila')).toBeVisible()
})

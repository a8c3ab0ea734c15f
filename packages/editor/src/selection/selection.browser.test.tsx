import { compartments, type Row, type Snapshot } from '@balcony/design'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

const venues: readonly Row[] = [
  { id: 'v0', values: { name: 'Lakeside', kind: 'hotel', capacity: 10 } },
  { id: 'v1', values: { name: 'Tarn', kind: 'academic', capacity: 20 } },
  { id: 'v2', values: { name: '=School', capacity: 30 } },
]

async function show(
  tables: Snapshot['tables'],
  at = 'venues',
  options: Parameters<World['sit']>[1] = {},
  keeps = false,
) {
  if (!keeps) localStorage.clear()
  const world = new World({ open: compartments, sections: {}, tables })
  const seats = world.seats.length
  await render(
    <Page>
      <Playground world={world} person="nadia" at={at} options={options} />
    </Page>,
  )
  const live = world.seats[seats]?.workspace.live
  if (!live) throw new Error('nobody sat down')
  return { live, world }
}

function found(selector: string): HTMLElement {
  const element = document.querySelector(selector)
  if (!(element instanceof HTMLElement)) throw new Error(`nothing is drawn at ${selector}`)
  return element
}
async function focusOn(key: string) {
  const cell = found(`[data-cell="${key}"]`)
  cell.focus()
  await expect.poll(() => cell.tabIndex).toBe(0)
}
const chosen = () => [...document.querySelectorAll('[data-chosen]')].map((cell) => cell.getAttribute('data-cell'))

/** The browser's own events, as Ctrl C and Ctrl V make them. */
function clipboardEvent(type: 'copy' | 'cut' | 'paste', text = ''): string {
  const clipboardData = new DataTransfer()
  if (type === 'paste') clipboardData.setData('text/plain', text)
  document.activeElement?.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }))
  return clipboardData.getData('text/plain')
}

test('[CHOOSE1] a block is chosen by keyboard, copied for spreadsheets, cut, and comes back with one undo', async () => {
  const { live } = await show({ venue: venues })
  await focusOn('v0/name')
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  await expect.poll(chosen).toEqual(['v0/name', 'v1/name', 'v2/name'])
  await expect.element(page.getByRole('toolbar', { name: 'Chosen cells' })).toBeVisible()
  expect(found('[data-cell="v1/name"]').getAttribute('aria-selected')).toBe('true')
  expect(clipboardEvent('copy')).toBe("Lakeside\r\nTarn\r\n'=School\r\n")
  clipboardEvent('cut')
  expect(live.rows('venue').map((row) => row.values['name'] ?? '')).toEqual(['', '', ''])
  live.undo.undo()
  expect(live.rows('venue').map((row) => row.values['name'])).toEqual(['Lakeside', 'Tarn', '=School'])
})

test('[CHOOSE2] Esc lets go of the chosen cells, then of the table', async () => {
  await show({ venue: venues })
  await focusOn('v0/name')
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.poll(() => chosen().length).toBeGreaterThan(5)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => chosen().length).toBe(0)
  expect(document.activeElement?.getAttribute('data-cell')).toBe('v0/name')
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement?.hasAttribute('data-cell')).toBe(false)
})

test('[CHOOSE3] Delete empties a block and Ctrl D fills it, each in one undo step', async () => {
  const { live } = await show({ venue: venues })
  const names = () => live.rows('venue').map((row) => row.values['name'] ?? '')
  await focusOn('v0/name')
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Delete}')
  await expect.poll(names).toEqual(['', '', '=School'])
  live.undo.undo()
  await userEvent.keyboard('{Control>}d{/Control}')
  await expect.poll(names).toEqual(['Lakeside', 'Lakeside', '=School'])
  live.undo.undo()
  await expect.poll(names).toEqual(['Lakeside', 'Tarn', '=School'])
})

test('[PASTE5] cells from a spreadsheet are pasted over cells and into new records, as one undo step', async () => {
  const { live } = await show({ venue: venues })
  await focusOn('v2/name')
  clipboardEvent('paste', 'School\r\n"Mill, ""old"""\r\n')
  await expect
    .poll(() => live.rows('venue').map((row) => row.values['name']))
    .toEqual(['Lakeside', 'Tarn', 'School', 'Mill, "old"'])
  live.undo.undo()
  expect(live.rows('venue').map((row) => row.values['name'])).toEqual(['Lakeside', 'Tarn', '=School'])
})

test('[PASTE5] 600 lines from a spreadsheet are written in turns with the page, and are one undo step', async () => {
  const { live } = await show({ venue: venues })
  await focusOn('v2/name')
  let turns = 0
  live.watch('venue', () => {
    turns += 1
  })
  const lines = ['School', ...Array.from({ length: 600 }, (_, at) => `Mill ${at}`)]
  clipboardEvent('paste', lines.join('\n'))
  await page.getByRole('dialog').getByRole('button', { name: 'Paste', exact: true }).click()
  await expect.poll(() => live.rows('venue').length).toBe(603)
  expect(turns).toBeGreaterThan(1)
  await expect.element(page.getByText('Pasted')).toBeVisible()
  expect(
    live
      .rows('venue')
      .slice(2)
      .map((row) => row.values['name']),
  ).toEqual(lines)
  live.undo.undo()
  expect(live.rows('venue').map((row) => row.values['name'])).toEqual(['Lakeside', 'Tarn', '=School'])
})

test('[PASTE4] what does not fit is shown first; nothing is written before it is confirmed', async () => {
  const { live } = await show({ venue: venues })
  const kinds = () => live.rows('venue').map((row) => row.values['kind'])
  await focusOn('v0/kind')
  clipboardEvent('paste', 'Castle\r\nHotel\r\n')
  const dialog = page.getByRole('dialog')
  await expect.element(dialog.getByText('Castle')).toBeVisible()
  await expect.element(dialog.getByText(/one of the choices/)).toBeVisible()
  expect(kinds()).toEqual(['hotel', 'academic', undefined])
  await dialog.getByRole('button', { name: 'Paste what fits' }).click()
  await expect.poll(kinds).toEqual(['hotel', 'hotel', undefined])
})

test('[CHOOSE3] one field of all chosen rows takes one value from the bar', async () => {
  const { live } = await show({ venue: venues })
  await focusOn('v0/name')
  await userEvent.keyboard('{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}')
  await page.getByRole('button', { name: 'Set a field…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Value' }).fill('The same')
  await dialog.getByRole('button', { name: 'Set in 3 rows' }).click()
  await expect
    .poll(() => live.rows('venue').map((row) => row.values['name']))
    .toEqual(['The same', 'The same', 'The same'])
})

const parties: Snapshot['tables'] = {
  venue: venues,
  acceptance: [{ id: 'a0', values: { venue: 'v1' } }],
  party: [{ id: 'p1', values: { name: 'Highland Council', legalStatus: 'LS-7' } }],
  legalstatus: [{ id: 'LS-7', values: { party: 'p1', assessment: 'listed' } }],
}

test('[REF1] a reference follows the rename of its record', async () => {
  const { live } = await show(parties)
  const shown = () => found('[data-cell="a0/venue"]').textContent
  await expect.poll(shown).toContain('Tarn')
  live.edit({ do: 'write', address: 'venue/v1/name', text: 'Tarn Hall' })
  await expect.poll(shown).toContain('Tarn Hall')
})

test('[REF1] whoever may not open a compartment sees, copies and finds only the code of its records', async () => {
  localStorage.setItem('balcony/view/nadia/party', JSON.stringify({ hidden: [] }))
  await show(parties, 'parties', { open: ['core'] }, true)
  const shown = () => found('[data-cell="p1/legalStatus"]').textContent
  await expect.poll(shown).toBe('LS-7')
  await focusOn('p1/legalStatus')
  expect(clipboardEvent('copy')).toBe('LS-7\r\n')
  expect(document.body.innerHTML).not.toContain('Listed')
})

test('[GROUP1] rows are grouped by a column, folded away by their head, and stay so for the same person', async () => {
  await show({ venue: venues })
  await page.getByRole('button', { name: 'Group Venues' }).click()
  await page.getByRole('menuitemradio', { name: 'Kind' }).click()
  const head = page.getByRole('button', { name: /^Hotel/ })
  await expect.element(head).toHaveAttribute('aria-expanded', 'true')
  await head.click()
  await expect.poll(() => document.querySelector('[data-cell="v0/name"]')).toBeNull()
  expect(localStorage.getItem('balcony/view/nadia/venue')).toContain('"folded":["hotel"]')
})

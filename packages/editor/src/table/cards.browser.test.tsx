import { compartments, type Row } from '@balcony/design'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

const kinds = ['hotel', 'academic', undefined]
const venues = ['Lakeside', 'Tarn', 'قاعة البحيرة'].map((name, index): Row => {
  const kind = kinds[index]
  return { id: `v${index}`, values: { name, ...(kind !== undefined && { kind }) } }
})

async function onPhone() {
  localStorage.clear()
  await page.viewport(390, 844)
  const world = new World({ open: compartments, sections: {}, tables: { venue: venues } })
  const seats = world.seats.length
  await render(
    <Page>
      <Playground world={world} person="nadia" at="venues" />
    </Page>,
  )
  const live = world.seats[seats]?.workspace.live
  if (!live) throw new Error('nobody sat down')
  const table = page.getByRole('region', { name: 'Venues' }).first()
  return { live, table }
}
afterEach(() => page.viewport(1280, 800))

test('[PHONE1] cards are chosen, one field is set for all of them as one step, and undo takes it back', async () => {
  const { live, table } = await onPhone()
  await table.getByRole('button', { name: 'Choose' }).click()
  await table.getByRole('button', { name: /^Lakeside/ }).click()
  await table.getByRole('button', { name: /قاعة/ }).click()
  await expect.element(table.getByText('2 chosen')).toBeVisible()
  await table.getByRole('button', { name: 'Set a field…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Field/ }).click()
  await page.getByRole('option', { name: 'Capacity', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Value' }).fill('24')
  await dialog.getByRole('button', { name: /Set in 2/ }).click()
  await expect.poll(() => live.rows('venue').map((row) => row.values['capacity'])).toEqual([24, undefined, 24])
  live.undo.undo()
  expect(live.rows('venue').map((row) => row.values['capacity'])).toEqual([undefined, undefined, undefined])
  await table.getByRole('button', { name: 'Done' }).click()
  await expect.element(table.getByRole('toolbar')).not.toBeInTheDocument()
})

test('[PHONE2] cards are grouped, folded and sorted', async () => {
  const { table } = await onPhone()
  await table.getByRole('button', { name: 'Group Venues' }).click()
  await page.getByRole('menuitemradio', { name: 'Kind' }).click()
  const heads = () => [...document.querySelectorAll('li[data-head]')].map((head) => head.textContent)
  await expect.poll(() => heads().length).toBe(3)
  await table.getByRole('button', { name: /^Nothing yet/ }).click()
  await expect.element(table.getByText('قاعة البحيرة')).not.toBeInTheDocument()
  await table.getByRole('button', { name: 'Sort' }).click()
  await page.getByRole('menuitem', { name: 'Name' }).click()
  await expect.poll(() => heads().length).toBe(3)
})

import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

/** The words of what a locator finds. */
const wordsOf = (locator: { element(): Element }) => expect.poll(() => locator.element().textContent)

async function open(at: string): Promise<World> {
  localStorage.clear()
  const world = new World()
  await render(
    <Page>
      <Playground world={world} person="nadia" at={at} />
    </Page>,
  )
  return world
}

test('[COMPARE1] venues are compared with the word of each party; asking a party that was not asked begins its answer', async () => {
  const world = await open('venues')
  const table = page.getByRole('table', { name: 'Venue comparison' })
  await expect.element(table).toBeVisible()
  await wordsOf(table.getByRole('columnheader', { name: /Institute of Hydrology/ })).toContain('Unknown')
  await wordsOf(table.getByRole('row', { name: /Lisk Marsh Displaced Families/ })).toMatch(
    /Acceptable.*Unknown.*Preferred/,
  )
  await wordsOf(table.getByRole('row', { name: /Seats in plenary/ })).toMatch(/needs \d+/)
  const live = world.seats[0]?.workspace.live
  const before = live?.rows('acceptance').length ?? 0
  await table
    .getByRole('button', { name: /not asked/ })
    .first()
    .click()
  await expect.poll(() => live?.rows('acceptance').length).toBe(before + 1)
  expect(live?.rows('acceptance').at(-1)?.values).toMatchObject({ venue: 'V2', rating: 'unknown' })
})

test('[COMPARE2] choosing a venue sets it for the sessions and records why, withheld from partners; one undo takes both back', async () => {
  const world = await open('venues')
  const live = world.seats[0]?.workspace.live
  if (!live) throw new Error('somebody sits there')
  const session = live.rows('session').find(({ values }) => values['venue'] === 'V1' && values['status'] !== 'held')
  const at = `session/${session?.id}`
  await page.getByRole('button', { name: 'Choose…' }).nth(1).click()
  const dialog = page.getByRole('dialog', { name: /Choose Institute of Hydrology/ })
  await dialog.getByText(String(session?.values['title'])).click()
  await wordsOf(dialog.getByRole('list', { name: 'To be answered' })).toMatch(/Unknown|Tolerated/)
  await dialog.getByRole('textbox', { name: /Why/ }).fill('Nearer for those who come by bus.')
  await dialog.getByRole('button', { name: 'Record the decision' }).click()
  await expect.poll(() => live.value(`${at}/venue`)).toBe('V2')
  const record = live.proseDoc('venues/narrative').content.at(-1)
  expect(record?.type).toBe('decision')
  const words = JSON.stringify(record)
  expect(words).toContain('Nearer for those who come by bus.')
  expect(words.match(/"type":"text"/g)?.length).toBe(words.match(/"type":"withheld"/g)?.length)
  live.undo.undo()
  expect(live.value(`${at}/venue`)).toBe('V1')
  expect(live.proseDoc('venues/narrative').content.at(-1)?.type).not.toBe('decision')
})

test('[BALANCE1] a bar filters the table to its people, the balance follows, and pressing it again shows all', async () => {
  await open('participants')
  const balance = page.getByRole('region', { name: 'Balance' })
  await expect.element(balance).toBeVisible()
  await wordsOf(balance).toContain('18 people')
  const women = balance.getByRole('button', { name: /^Woman/ })
  await women.click()
  await wordsOf(balance).toContain('8 people')
  await expect.element(women).toHaveAttribute('aria-pressed', 'true')
  await wordsOf(page.getByRole('list', { name: 'Filters' })).toContain('Woman')
  await women.click()
  await wordsOf(balance).toContain('18 people')
})

import type { Locator } from '@playwright/test'
import { expect, type Person, test } from './world.ts'

test('[STORY8] what others changed is marked and told by field; a moment is named, compared, looked at and brought back; whoever writes is told, and undo stops there', async ({
  world,
}) => {
  const lead = await world.person(0)
  const amal = await world.person(1)
  for (const person of [lead, amal]) {
    await person.openDesign()
    await person.goTo('Venues')
  }
  const opening = 'The venue has one job before all others.'
  await amal.write('Venues')
  await amal.page.keyboard.type(opening)
  await fill(amal, 'Sella Guesthouse', 'Capacity', '31')
  await expect(amal.save).toContainText('Saved')

  // The lead gives the moment a name.
  await lead.page.getByRole('link', { name: 'Versions and activity' }).click()
  await lead.page.getByRole('button', { name: 'Name this version' }).click()
  await lead.page.getByRole('textbox', { name: 'Name' }).fill('Sent to partners')
  await lead.page.getByRole('button', { name: 'Name it' }).click()
  await expect(lead.page.getByRole('button', { name: /^Sent to partners Draft/ })).toBeVisible()

  // Amal goes on; the comparison follows, and steps by keyboard through what changed.
  await amal.write('Venues')
  await amal.page.keyboard.press('Control+End')
  await amal.page.keyboard.type(' Nobody is a guest of the other side.')
  await fill(amal, 'Sella Guesthouse', 'Capacity', '44')
  await expect(amal.save).toContainText('Saved')
  const changes = lead.page.getByRole('main')
  await expect(changes.locator('ins', { hasText: 'Nobody is a guest of the other side.' })).toBeVisible()
  await expect(changes.getByText('1 section changed')).toBeVisible()
  const row = changes.getByRole('row', { name: /Sella Guesthouse/ })
  await expect(row.locator('del')).toHaveText('31 people')
  await expect(row.locator('ins')).toHaveText('44 people')
  await changes.getByRole('button', { name: 'Next change' }).click()
  await expect(changes.getByText('1 of 2')).toBeVisible()
  await lead.page.keyboard.press('Escape')
  await changes.locator('[data-change]').first().focus()
  await lead.page.keyboard.press('ArrowDown')
  await expect(changes.getByText('2 of 2')).toBeVisible()

  // The moment itself, which nobody can write in.
  await changes.getByRole('button', { name: 'Look at it' }).click()
  await expect(changes.getByText(/^The design as it stood/)).toBeVisible()
  await choose(lead, 'Section', 'Venues')
  await expect(changes.getByRole('heading', { name: 'Venues', level: 1 })).toBeVisible()
  await expect(changes.getByText(opening)).toBeVisible()
  await expect(changes.getByText('Nobody is a guest')).toHaveCount(0)
  await expect(changes.getByRole('textbox', { name: 'Venues', exact: true })).toHaveCount(0)
  await changes.getByRole('button', { name: 'Back to the comparison' }).click()

  // One section is brought back; Amal is told and can undo nothing across it.
  await changes.getByRole('button', { name: 'Restore this section…' }).click()
  await expect(lead.page.getByRole('dialog')).toContainText('2 changes are made')
  await lead.page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(amal.page.getByText(/brought back an earlier version of Venues/)).toBeVisible()
  await expect(cell(amal, 'Sella Guesthouse', 'Capacity')).toContainText('31')
  await expect(amal.page.locator('main [data-prose="venues/narrative"]')).not.toContainText('Nobody is a guest')
  await expect(amal.page.getByRole('button', { name: 'Undo my last change' })).toHaveAttribute('aria-disabled', 'true')

  // Taken back within the hour.
  await lead.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(cell(amal, 'Sella Guesthouse', 'Capacity')).toContainText('44')

  // Between two moments of the past it can be brought back as of either.
  await lead.page.getByRole('button', { name: 'Name this version' }).click()
  await lead.page.getByRole('textbox', { name: 'Name' }).fill('Larger house')
  await lead.page.getByRole('button', { name: 'Name it' }).click()
  await fill(amal, 'Sella Guesthouse', 'Capacity', '50')
  await expect(amal.save).toContainText('Saved')
  await choose(lead, 'Earlier moment', /^Sent to partners/)
  await choose(lead, 'Later moment', /^Larger house/)
  await changes.getByRole('button', { name: /^Restore it as of Larger house/ }).click()
  await expect(lead.page.getByRole('dialog')).toContainText('1 change is made')
  await lead.page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(cell(amal, 'Sella Guesthouse', 'Capacity')).toContainText('44')

  // The history of one field, and one value of it brought back.
  await amal.page.getByRole('link', { name: 'Venues' }).first().click()
  await cell(amal, 'Sella Guesthouse', 'Capacity').click()
  await amal.page.keyboard.press('Shift+F10')
  await amal.page.getByRole('menuitem', { name: 'History of Capacity' }).click()
  const past = amal.page.getByRole('dialog')
  await expect(past.getByText('31')).not.toHaveCount(0)
  await past
    .getByRole('listitem')
    .filter({ has: amal.page.locator('ins', { hasText: /^31 people$/ }) })
    .last()
    .getByRole('button', { name: 'Bring back what stood before' })
    .click()
  await expect(cell(amal, 'Sella Guesthouse', 'Capacity')).not.toContainText('44')
  await amal.page.getByRole('button', { name: 'Close', exact: true }).click()

  // Activity by person; and the mark in the outline of whoever has not looked since.
  await lead.page.getByRole('main').getByRole('radio', { name: 'Activity' }).click()
  await expect(changes.getByText('Capacity').first()).toBeVisible()
  const outline = lead.page.getByRole('navigation', { name: 'Outline' })
  await expect(outline.getByRole('link', { name: /Venues.*Changed since you last looked/ })).toBeVisible()
  await outline.getByText('Venues', { exact: true }).click()
  await expect(outline.getByRole('link', { name: /Changed since you last looked/ })).toHaveCount(0)
})

function cell(person: Person, row: string, column: string): Locator {
  const grid = person.page.getByRole('grid', { name: 'Venues' })
  return grid
    .locator(`[data-address$="/${column.toLowerCase()}"]`)
    .and(grid.getByRole('row').filter({ hasText: row }).locator('[data-address]'))
}

async function fill(person: Person, row: string, column: string, value: string): Promise<void> {
  await cell(person, row, column).click()
  await person.page.keyboard.type(value)
  await person.page.keyboard.press('Enter')
}

async function choose(person: Person, label: string, option: string | RegExp): Promise<void> {
  await person.page
    .getByRole('button', { name: new RegExp(label) })
    .first()
    .click()
  await person.page
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .first()
    .click()
}

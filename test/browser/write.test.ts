import type { Locator } from '@playwright/test'
import { expect, type Person, test } from './world.ts'

const opening = 'The venue has one job before all others.'

test('[STORY1] two people write in one paragraph, edit fields of one venue, reorder blocks; one is offline for a while, the server dies in between; at the end all is equal and nothing is lost', async ({
  world,
}) => {
  const amal = await world.person(1)
  const tomas = await world.person(2)
  for (const person of [amal, tomas]) {
    await person.openDesign()
    await person.goTo('Venues')
  }

  // The same paragraph, both at once.
  const first = await amal.write('Venues')
  await amal.page.keyboard.press('Control+End')
  await amal.page.keyboard.press('Enter')
  await amal.page.keyboard.type(opening)
  await expect(proseOf(tomas)).toContainText(opening)
  const second = await tomas.write('Venues')
  await tomas.page.keyboard.press('Control+End')
  await amal.page.keyboard.press('Home')
  await Promise.all([
    amal.page.keyboard.type('Amal begins. ', { delay: 15 }),
    tomas.page.keyboard.type(' Tomas goes on.', { delay: 15 }),
  ])
  const whole = `Amal begins. ${opening} Tomas goes on.`
  for (const editor of [first, second]) await expect.poll(() => wordsIn(editor)).toBe(whole)

  // Different fields of the same venue.
  await Promise.all([
    fill(amal, 'Sella Guesthouse', 'Capacity', '31'),
    fill(tomas, 'Sella Guesthouse', 'Seats in plenary', '25'),
  ])
  for (const person of [amal, tomas]) {
    await expect(cell(person, 'Sella Guesthouse', 'Capacity')).toContainText('31')
    await expect(cell(person, 'Sella Guesthouse', 'Seats in plenary')).toContainText('25')
  }

  // One goes offline, and is told the truth about it.
  await tomas.write('Venues')
  await tomas.context.setOffline(true)
  await tomas.page.keyboard.press('Control+End')
  await tomas.page.keyboard.type(' Written on a train.')
  await expect(tomas.save).toContainText('only on this device')

  // Meanwhile the server dies and comes back; the other writes on.
  await amal.write('Venues')
  await expect(amal.save).toContainText('Saved')
  await world.powerCut()
  await amal.page.keyboard.press('Control+End')
  await amal.page.keyboard.press('Home')
  await amal.page.keyboard.type('Still here. ')
  await expect(amal.save).toContainText('Saved', { timeout: 40_000 })
  await tomas.context.setOffline(false)
  await expect(tomas.save).toContainText('Saved', { timeout: 40_000 })
  const all = `Still here. ${whole} Written on a train.`
  for (const person of [amal, tomas]) await expect.poll(() => wordsIn(proseOf(person))).toBe(all)

  // Agenda blocks, moved by both at once: none doubled, none lost, the same order for all.
  for (const person of [amal, tomas]) {
    await person.goTo('Sessions & agendas')
    await expect(blocks(person).first()).toBeVisible()
  }
  const before = await titles(amal)
  expect(before.length).toBeGreaterThan(4)
  await Promise.all([moveDown(amal, before[0] ?? ''), moveDown(tomas, before[2] ?? '')])
  await expect.poll(async () => (await titles(amal)).join()).not.toBe(before.join())
  await expect.poll(async () => (await titles(tomas)).join()).toBe((await titles(amal)).join())
  expect((await titles(amal)).toSorted()).toEqual(before.toSorted())

  // What is on the disk is what the pages show: somebody who comes with nothing sees the same.
  for (const person of [amal, tomas]) await expect(person.save).toContainText('Saved')
  await world.powerCut()
  const lead = await world.person(0)
  await lead.openDesign()
  await lead.goTo('Sessions & agendas')
  await expect.poll(async () => (await titles(lead)).join()).toBe((await titles(amal)).join())
  await lead.goTo('Venues')
  await expect.poll(() => wordsIn(proseOf(lead))).toBe(all)
  await expect(cell(lead, 'Sella Guesthouse', 'Capacity')).toContainText('31')
})

function proseOf(person: Person): Locator {
  return person.page.locator('main').getByRole('textbox', { name: 'Venues', exact: true })
}

/** The words of the last paragraph alone, without the flags of other people's carets. */
function wordsIn(prose: Locator): Promise<string> {
  return prose.evaluate((element) => {
    const copy = [...element.querySelectorAll('p')].at(-1)?.cloneNode(true) as HTMLElement
    for (const flag of copy.querySelectorAll('[data-caret], .ProseMirror-widget')) flag.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '').replaceAll('\u00a0', ' ').trim()
  })
}

function cell(person: Person, row: string, column: string): Locator {
  const grid = person.page.getByRole('grid', { name: 'Venues' })
  return grid
    .locator(`[data-address$="/${{ Capacity: 'capacity', 'Seats in plenary': 'plenarySeats' }[column]}"]`)
    .and(grid.getByRole('row').filter({ hasText: row }).locator('[data-address]'))
}

async function fill(person: Person, row: string, column: string, value: string): Promise<void> {
  await cell(person, row, column).click()
  await person.page.keyboard.type(value)
  await person.page.keyboard.press('Enter')
}

function blocks(person: Person): Locator {
  return person.page.getByRole('region', { name: 'Agenda' }).getByRole('listitem')
}

async function titles(person: Person): Promise<string[]> {
  const names = await blocks(person)
    .getByRole('button', { name: /^Menu of/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
  return names.map((name) => name.replace('Menu of ', ''))
}

async function moveDown(person: Person, title: string): Promise<void> {
  await person.page
    .getByRole('region', { name: 'Agenda' })
    .getByRole('button', { name: `Menu of ${title}`, exact: true })
    .click()
  await person.page.getByRole('menuitem', { name: /^Move later/ }).click()
}

import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'

/** The blocks of the day that is shown, in their order, those in other rooms too. */
const orderOn = (page: Page) =>
  page.locator('main ol li[data-address^="block/"]').evaluateAll((all) => all.map((each) => each.dataset['address']))

test('[AGENDA9] [AGENDA11] two people at one agenda: one drags while the other moves with keys; nothing is doubled or lost, and both see the same', async ({
  world,
}) => {
  const people = [await world.person(0), await world.person(1)] as const
  for (const person of people) {
    await person.openDesign()
    await person.goTo('Sessions & agendas')
    await person.page
      .getByRole('region', { name: 'Agenda' })
      .getByRole('button', { name: /Preparatory meeting, highland/ })
      .click()
    await person.page.getByRole('option', { name: 'Workshop one: needs, fears and the cycle' }).click()
    await expect(person.page.getByText('Rules of the room')).toBeVisible()
  }
  const [lead, planner] = people.map(({ page }) => page) as [Page, Page]
  const row = (page: Page, title: string) => page.locator('main li[data-row]', { hasText: title })
  const before = await orderOn(lead)
  expect(before.length).toBeGreaterThan(8)

  await Promise.all([
    row(lead, 'Lunch')
      .locator('[draggable=true]')
      .dragTo(row(lead, 'Rules of the room'), { targetPosition: { x: 200, y: 10 } }),
    (async () => {
      await row(planner, 'Welcome by the host')
        .getByRole('button', { name: /^Welcome/ })
        .focus()
      await planner.keyboard.press('Alt+Shift+ArrowDown')
      await planner.keyboard.press('Alt+Shift+ArrowDown')
    })(),
  ])
  await expect.poll(async () => (await orderOn(lead)).join()).not.toBe(before.join())
  await expect.poll(async () => (await orderOn(planner)).join()).toBe((await orderOn(lead)).join())
  expect((await orderOn(lead)).toSorted()).toEqual(before.toSorted())

  // Beside another with the same lead: both say that somebody is booked twice.
  const needs = 'Needs and fears: highland and lowland'
  await row(lead, needs).locator('[draggable=true]').dragTo(row(lead, 'How our people see the situation today'))
  await expect(planner.getByText(/Booked twice: .*How our people see/)).toBeVisible()
  await expect(planner.getByText(/Booked twice: .*Needs and fears/)).toBeVisible()

  // To another day, by dragging on its card and from the menu; the day has one less each time.
  const count = (await orderOn(planner)).length
  await row(planner, 'Rules of the room')
    .locator('[draggable=true]')
    .dragTo(planner.getByRole('navigation', { name: 'Days' }).getByRole('button').nth(1))
  await expect.poll(async () => (await orderOn(lead)).length).toBe(count - 1)
  await row(lead, 'Lunch').getByRole('button', { name: 'Menu of Lunch' }).click()
  await lead.getByRole('menuitem', { name: 'Day 3' }).click()
  await expect.poll(async () => (await orderOn(planner)).length).toBe(count - 2)
  await expect.poll(async () => (await orderOn(lead)).join()).toBe((await orderOn(planner)).join())
})

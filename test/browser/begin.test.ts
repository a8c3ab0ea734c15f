import { expect, type Person, test } from './world.ts'

test('[HOME3] a design begins from a template after its outline, named by its cover title, with its sessions in it', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  await page.getByRole('button', { name: /Problem-solving workshop series/ }).click()
  const outline = page.getByRole('dialog', { name: 'Problem-solving workshop series' })
  await expect(outline).toContainText('Participation would be ordered from above')
  await outline.getByText('Workshop one: needs, fears and the cycle').click()
  await expect(outline.getByText('Day 3')).toBeVisible()
  await outline.getByRole('button', { name: 'Use this template' }).click()
  const form = page.getByRole('dialog', { name: 'New design' })
  await form.getByLabel('Full title').fill('Talks about the water')
  await form.getByRole('textbox', { name: 'Cover title' }).fill('Hydrology seminar')
  await form.getByRole('button', { name: 'Create the design' }).click()
  await expect(page).toHaveTitle(/Hydrology seminar/)
  await lead.goTo('Approach')
  const main = page.getByRole('main')
  await expect(main.getByText('Why a workshop, why now')).toBeVisible()
  await lead.goTo('Sessions & agendas')
  await expect(main.getByText('Workshop one: needs, fears and the cycle').first()).toBeVisible()
})

test('[HOME4] an adjustment opens a step again, and one undo takes all of it back', async ({ world }) => {
  const planner = await world.person(1)
  const { page } = planner
  await planner.openDesign()
  // The title leads to what is said about the design as a whole.
  await page.getByRole('banner').getByRole('link', { name: 'Maruvel Basin Water and Return Dialogue' }).click()
  await expect(page.getByRole('heading', { name: 'The design', level: 1 })).toBeVisible()
  const before = await stepsOf(planner)
  await page.getByRole('button', { name: 'Record an adjustment' }).click()
  const form = page.getByRole('dialog', { name: 'Record an adjustment' })
  await form.getByLabel('What changed').fill('The dam was breached')
  await form.getByLabel('What we adjust').fill('Return comes first')
  await form.getByText('Whole design, cycle 2').first().click()
  await form.getByRole('button', { name: 'Record it' }).click()
  await expect.poll(() => stepsOf(planner)).toBe(before + 1)
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect.poll(() => stepsOf(planner)).toBe(before)
  await planner.goTo('Trust & group dynamics')
  await expect(page.getByRole('main').getByText('Return comes first')).toHaveCount(0)
})

/** How many steps the table says that it holds. */
async function stepsOf({ page }: Person): Promise<number> {
  const said = page.getByRole('main').getByText(/^\d+ records$/)
  return Number.parseInt((await said.first().textContent()) ?? '', 10)
}

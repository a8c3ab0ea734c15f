import { expect, test } from './world.ts'

test('[HOME6] a lead copies a design, throws one away, and brings it back from the trash', async ({ world }) => {
  const lead = await world.person(0)
  const planner = await world.person(1)
  const { page } = lead
  const row = page.getByRole('row', { name: /Maruvel Basin/ })
  await expect(row.getByRole('img', { name: /sections agreed/ })).toBeVisible()
  await row.getByRole('button', { name: /^What can be done with/ }).click()
  await page.getByRole('menuitem', { name: /^Duplicate/ }).click()
  await expect(row).toHaveCount(2)
  await planner.openDesign()
  await row
    .last()
    .getByRole('button', { name: /^What can be done with/ })
    .click()
  await page.getByRole('menuitem', { name: /^Move to the trash/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move to the trash' }).click()
  await expect(row).toHaveCount(1)
  // Whoever was in it is sent out, and told in the words of everything that is not there.
  await expect(
    planner.page.getByText(/there is nothing here|access (ended|changed)|not open to you/i).first(),
  ).toBeVisible()
  await page.getByText(/^Trash/).click()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(row).toHaveCount(2)
  await planner.page.goto(`${world.server.origin}/`)
  await planner.openDesign()
})

import { expect, test } from './world.ts'

test('[STORY23] what waits for somebody shows on their home page while it stands open, leads to the thread, and is gone once it was read', async ({
  world,
}) => {
  const lead = await world.person(0)
  const planner = await world.person(1)
  const waiting = planner.page.getByRole('complementary').filter({ hasText: 'Waiting for you' })
  await expect(waiting).toContainText('Nothing waits for you')
  await lead.openDesign()
  await lead.goTo('Venues')
  await lead.page.getByRole('grid', { name: 'Venues' }).getByText('A university institute').click()
  await lead.page.keyboard.press('Control+Alt+m')
  const box = lead.page.getByRole('article', { name: 'New comment' }).getByRole('textbox')
  await box.pressSequentially('@')
  const name = (await planner.page.evaluate(async () => (await fetch('/api/me')).json())) as { name: string }
  await box.pressSequentially(name.name.slice(0, 4))
  await lead.page.getByRole('option', { name: name.name }).click()
  await box.pressSequentially('is the name neutral?')
  await lead.page.keyboard.press('Control+Enter')
  await expect(waiting).toContainText('mentions you')
  await expect(waiting).toContainText('is the name neutral?')
  await waiting.getByRole('link').first().click()
  await expect(planner.page.getByRole('article').filter({ hasText: 'is the name neutral?' })).toBeVisible()
  const bell = planner.page.getByRole('button', { name: /^What waits for you/ })
  await expect(bell).toHaveAccessibleName('What waits for you')
  await bell.click()
  await planner.page.getByText('Follow all comments of this design').click()
  await planner.page.keyboard.press('Escape')
  await lead.page.getByRole('article').filter({ hasText: 'is the name neutral?' }).click()
  await lead.page.getByRole('textbox', { name: 'Reply' }).fill('I would call it a house.')
  await lead.page.keyboard.press('Control+Enter')
  await expect(planner.page.getByRole('article').filter({ hasText: 'I would call it a house.' })).toBeVisible()
})

import { expect, type Person, test } from './world.ts'

test('[STORY24] a version is put up for agreement to two people, one agrees on a phone; once a section of it says something else the agreement is visibly void, and says what changed', async ({
  world,
}) => {
  const lead = await world.person(0)
  const first = await world.person(1, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const second = await world.person(2)
  const names = new Map<Person, string>()
  for (const person of [first, second]) names.set(person, await nameOf(person))
  for (const person of [lead, second]) await person.openDesign()
  await lead.page.getByRole('link', { name: 'Versions and activity' }).click()
  await lead.page.getByRole('button', { name: 'Name this version' }).click()
  await lead.page.getByRole('textbox', { name: 'Name' }).fill('For both sides')
  await lead.page.getByText('Final', { exact: true }).click()
  await lead.page.getByRole('button', { name: 'Name it' }).click()
  const agreement = lead.page.getByRole('region', { name: 'Agreement' })
  await expect(agreement).toContainText('Nobody was asked about this version yet.')
  await agreement.getByRole('button', { name: 'Ask for agreement…' }).click()
  const dialog = lead.page.getByRole('dialog')
  for (const person of [first, second]) await dialog.getByText(names.get(person) ?? '').click()
  await dialog.getByRole('button', { name: 'Ask them' }).click()
  await expect(agreement.getByText('Asked', { exact: true })).toHaveCount(2)

  // It waits for the first on their phone, and leads to the question itself.
  await first.page.goto(`${world.server.origin}/`)
  const waiting = first.page.getByRole('complementary').getByRole('link', { name: /asks whether you agree/ })
  await expect(waiting).toContainText('For both sides')
  await waiting.click()
  const mine = first.page.getByRole('region', { name: 'Agreement' })
  await expect(mine.getByText('You are asked whether you agree to this version.')).toBeInViewport()
  await mine.getByRole('textbox', { name: 'A few words, if you like' }).fill('Read with the other side.')
  await mine.getByRole('button', { name: 'I agree', exact: true }).click()
  await expect(mine.getByText('Agrees', { exact: true })).toBeVisible()
  await first.page.goto(`${world.server.origin}/`)
  await expect(first.page.getByRole('complementary')).toContainText('Nothing waits for you.')
  const line = agreement.getByRole('listitem').filter({ hasText: names.get(first) ?? '' })
  await expect(line).toContainText('Read with the other side.')
  await expect(line.getByText('Agrees', { exact: true })).toBeVisible()

  // Somebody changes what was agreed to.
  await second.goTo('Venues')
  await second.write('Venues')
  await second.page.keyboard.type('Neither side hosts. ')
  await expect(second.save).toContainText('Saved')
  await expect(line.getByText('Agreed, but it changed since')).toBeVisible()
  await expect(line).toContainText(`Venues changed (${names.get(second)}`)
  await expect(line).toContainText('the agreement does not hold for the design as it is now')
  await expect(lead.page.getByRole('main').locator('ins', { hasText: 'Neither side hosts.' })).toBeVisible()
  // Whoever agreed sees it, too; whoever did not answer is still asked.
  await first.page.goBack()
  await expect(mine.getByText('Agreed, but it changed since')).toBeVisible()
  await second.page.getByRole('button', { name: 'What waits for you: something new' }).click()
  await second.page
    .getByRole('dialog')
    .getByRole('link', { name: /asks whether you agree/ })
    .click()
  const his = second.page.getByRole('region', { name: 'Agreement' })
  await his.getByRole('button', { name: 'I do not agree' }).click()
  await expect(his.getByText('Does not agree')).toBeVisible()
})

async function nameOf({ page }: Person): Promise<string> {
  return page.evaluate(async () => ((await (await fetch('/api/me')).json()) as { name: string }).name)
}

import { expect, type Person, test } from './world.ts'

test('[PREVIEW4] a name that slipped in stops an edition; two people who may read it can let it stand', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  await exportAfterWriting(lead, 'Ask DORSK’s cousin. ')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'This edition does not leave yet' })).toBeVisible()
  await expect(dialog.getByText('It belongs to Heron.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save the PDF' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('button', { name: 'Let it stand…' }).click()
  await dialog.getByRole('textbox', { name: 'Why may it stand?' }).fill('She asked to be named.')
  await dialog.getByRole('button', { name: 'Let it stand, and ask a second person' }).click()
  await expect(dialog.getByText('A second person has to agree.')).toBeVisible()
  // One person is not two.
  await expect(dialog.getByRole('button', { name: 'I agree that it may stand' })).toHaveCount(0)
  await dialog.getByRole('link', { name: 'Show me' }).click()
  await expect(dialog).toHaveCount(0)
  expect(page.url()).toContain('/context/narrative')
})

test('[PREVIEW6] a name that was found is replaced by its code there and then, and undo takes it back', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  await exportAfterWriting(lead, 'Ask Ilvane Dorsk’s cousin. ')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Replace with Heron' }).click()
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Replace with Heron' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Ask Heron’s cousin.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Ask Ilvane Dorsk’s cousin.')).toBeVisible()
})

test('[PREVIEW6] a lead chooses what one partner reads of the readiness of a party; for another partner nothing is chosen', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  await lead.openDesign()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('label').filter({ hasText: 'Partner edition' }).click()
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible()
  const before = await dialog.locator('code').textContent()
  await dialog.getByText('Readiness and needs of the parties').click()
  const made = page.waitForResponse(/exports\/preview$/)
  await dialog.locator('label').filter({ hasText: 'Readiness and power' }).nth(1).click()
  await expect((await made).request().postDataJSON()).toMatchObject({ edition: 'partner', chosen: ['party/P2'] })
  await expect(dialog.getByText('Some of it is shown')).toBeVisible()
  await expect(dialog.locator('code')).not.toHaveText(before ?? '')
  await dialog.getByRole('button', { name: /For which partner/ }).click()
  await page.getByRole('option').nth(1).click()
  await expect(dialog.getByText('Nothing is shown')).toBeVisible()
})

test('[PREVIEW1] [PREVIEW3] what was left out leads to its page; choosing again gives the one before up', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  await lead.openDesign()
  // The server takes its time until somebody has pressed “Stop”.
  await page.route('**/exports/preview', () => {})
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Cutting the edition and checking it…')).toBeVisible()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByText('You stopped it')).toBeVisible()
  await page.unroute('**/exports/preview')
  await dialog.locator('label').filter({ hasText: 'Partner edition' }).click()
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible()
  await dialog
    .getByRole('button', { name: /^Venues/ })
    .first()
    .click()
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toHaveCount(0)
  await expect(dialog.getByText(/^Page \d+ of \d+$/)).toBeVisible()
  await dialog.locator('label').filter({ hasText: 'Public brief' }).click()
  await expect(dialog.getByText('Page 1 of 1', { exact: true })).toBeVisible()
})

/** Opens the export once these words stand at the beginning of the context. */
async function exportAfterWriting(lead: Person, words: string): Promise<void> {
  await lead.openDesign()
  await lead.goTo('Context')
  const prose = await lead.write('Context')
  await prose.press('Control+Home')
  await lead.page.keyboard.type(words)
  await expect(lead.save).toHaveAttribute('data-save-state', 'saved')
  await lead.page.getByRole('button', { name: 'Export', exact: true }).click()
}

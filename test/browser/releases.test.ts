import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from './world.ts'

test('[PREVIEW5] a lead makes an edition final, notes whom it went to and withdraws it', async ({ world }) => {
  const lead = await world.person(0)
  const { page } = lead
  await lead.openDesign()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('dialog').getByText(/^Page 1 of \d+$/)).toBeVisible()
  await page.getByRole('button', { name: 'Releases…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name of the version' }).fill('After the second round')
  await dialog.getByRole('button', { name: 'Freeze it and ask for agreement' }).click()
  await expect(dialog.getByText('Waiting for agreement')).toBeVisible()
  await dialog.getByRole('button', { name: 'I agree (Lead)' }).click()
  await expect(dialog.getByRole('heading', { name: 'Internal edition, release 1' })).toBeVisible()
  const hash = await dialog.locator('code').innerText()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Save the PDF' }).click()
  const bytes = readFileSync(await (await coming).path())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
  await dialog.getByRole('button', { name: 'Note whom it was given to…' }).click()
  await dialog.getByRole('textbox', { name: 'Given to' }).fill('Rosa Quispe')
  await dialog.getByRole('button', { name: 'Note it' }).click()
  await expect(dialog.getByText('Rosa Quispe')).toBeVisible()
  await dialog.getByRole('button', { name: 'Withdraw…' }).click()
  await dialog.getByRole('textbox', { name: 'Why is it withdrawn?' }).fill('A date was wrong.')
  await dialog.getByRole('button', { name: 'Withdraw it' }).click()
  await expect(dialog.getByText(/Please destroy the paper/)).toBeVisible()
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { keepVenues } from './kept.ts'
import { expect, type Person, test } from './world.ts'

test('[OWNPAPER9] a lead without a line prints a draft on their device, and the journal hears of it once when the line is back', async ({
  world,
}) => {
  const lead = await world.person(0)
  await keepVenues(lead)
  const design = new URL(lead.page.url()).pathname.split('/')[2] ?? ''
  const dialog = lead.page.getByRole('dialog')
  await lead.page.getByRole('button', { name: 'Export', exact: true }).click()
  await choose(lead, 'On this device')
  await choose(lead, 'Run-sheet')
  await dialog.getByRole('button', { name: 'Load it and print' }).click()
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'Partner edition' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close', exact: true }).first().click()

  await lead.context.setOffline(true)
  await lead.page.getByRole('button', { name: 'Export', exact: true }).click()
  await dialog.getByRole('button', { name: 'Print on this device' }).click()
  await choose(lead, 'Run-sheet')
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible()
  const hash = (await dialog.locator('code').textContent())?.replace('…', '')
  const coming = lead.page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the PDF' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^Basin.hydrology.seminar.series.*\.pdf$/)
  const sha256 = createHash('sha256')
    .update(readFileSync(await download.path()))
    .digest('hex')
  expect(sha256.slice(0, 16)).toBe(hash)

  await lead.context.setOffline(false)
  const told = async () => {
    const answer = await lead.page.request.get(`${world.server.origin}/api/designs/${design}/journal`)
    const { acts } = (await answer.json()) as { acts: readonly { did: string; about: Record<string, unknown> }[] }
    return acts.filter(({ did }) => did === 'printed-on-device').map(({ about }) => [about['edition'], about['sha256']])
  }
  await expect.poll(told).toEqual([['run-sheet', sha256]])
})

/** With the keyboard: the radio itself is not drawn. */
async function choose({ page }: Person, name: string): Promise<void> {
  const radio = page.getByRole('dialog').getByRole('radio', { name })
  await radio.focus()
  await page.keyboard.press('Space')
  await expect(radio).toBeChecked()
}

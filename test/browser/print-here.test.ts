import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Locator } from '@playwright/test'
import { keepVenues } from './kept.ts'
import { expect, type Person, test } from './world.ts'

test('[OWNPAPER9] a lead without a line prints a draft on their device, and the journal hears of it once when the line is back', async ({
  world,
}) => {
  const lead = await world.person(0)
  await keepVenues(lead)
  const design = new URL(lead.page.url()).pathname.split('/')[2] ?? ''
  await lead.page.getByRole('button', { name: 'Export', exact: true }).click()
  await choose(lead, 'On this device')
  await choose(lead, 'Run-sheet')
  await dialogOf(lead).getByRole('button', { name: 'Load it and print' }).click()
  await expect(dialogOf(lead).getByText(/^Page 1 of \d+$/)).toBeVisible()
  await expect(dialogOf(lead).getByRole('radio', { name: 'Partner edition' })).toHaveCount(0)

  // Balcony is closed, and opened again where there is no line.
  await lead.context.setOffline(true)
  const address = lead.page.url()
  await lead.page.close()
  const away = await lead.tab()
  await away.page.goto(address)
  await away.page.getByRole('button', { name: 'Export', exact: true }).click()
  await dialogOf(away).getByRole('button', { name: 'Print on this device' }).click()
  await choose(away, 'Run-sheet')
  await expect(dialogOf(away).getByText(/^Page 1 of \d+$/)).toBeVisible()
  const hash = (await dialogOf(away).locator('code').textContent())?.replace('…', '')
  const coming = away.page.waitForEvent('download')
  await dialogOf(away).getByRole('button', { name: 'Save the PDF' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^Basin.hydrology.seminar.series.*\.pdf$/)
  const sha256 = createHash('sha256')
    .update(readFileSync(await download.path()))
    .digest('hex')
  expect(sha256.slice(0, 16)).toBe(hash)

  await away.context.setOffline(false)
  const told = async () => {
    const answer = await away.page.request.get(`${world.server.origin}/api/designs/${design}/journal`)
    const { acts } = (await answer.json()) as { acts: readonly { did: string; about: Record<string, unknown> }[] }
    return acts.filter(({ did }) => did === 'printed-on-device').map(({ about }) => [about['edition'], about['sha256']])
  }
  await expect.poll(told).toEqual([['run-sheet', sha256]])
})

function dialogOf({ page }: Person): Locator {
  return page.getByRole('dialog')
}

/** With the keyboard: the radio itself is not drawn. */
async function choose(person: Person, name: string): Promise<void> {
  const radio = dialogOf(person).getByRole('radio', { name })
  await radio.focus()
  await person.page.keyboard.press('Space')
  await expect(radio).toBeChecked()
}

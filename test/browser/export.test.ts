import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from './world.ts'

test('[STORY3] [PREVIEW2] a lead exports the demo design to PDF under a neutral name; others are not offered it', async ({
  world,
}) => {
  const lead = await world.person(0)
  await lead.openDesign()
  await lead.page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = lead.page.getByRole('dialog')
  await expect(dialog.getByText(/^Page 1 of \d+$/)).toBeVisible()
  const hash = await dialog.locator('code').innerText()
  const coming = lead.page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the PDF' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^Basin.hydrology.seminar.series.*\.pdf$/)
  const bytes = readFileSync(await download.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeLessThan(2_000_000)
  expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe(hash.replace('…', ''))

  const planner = await world.person(1)
  await planner.openDesign()
  await expect(planner.page.getByRole('button', { name: 'Export', exact: true })).toHaveCount(0)
})

test('[STORY4] a lead lets a colleague in by a link that works once; the colleague sees only what was opened to them', async ({
  world,
}) => {
  const lead = await world.person(0)
  await lead.openDesign()
  await lead.page.getByRole('button', { name: 'Share', exact: true }).click()
  await lead.page.getByRole('textbox', { name: 'Name of the person' }).fill('Leila Farahani')
  await lead.page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await lead.page.getByRole('textbox', { name: 'Invitation link' }).inputValue()

  const colleague = await world.nobody()
  await colleague.page.goto(link)
  await colleague.page.getByLabel('Sign-in name or mail address').fill('leila')
  await colleague.page.getByLabel('New password').fill('lantern orchard velvet comet')
  await colleague.page.getByRole('button', { name: 'Make the account' }).click()
  await colleague.page.getByRole('button', { name: 'I have kept them' }).click()
  await colleague.page.waitForURL(`${world.server.origin}/`)
  await colleague.openDesign()
  const outline = colleague.page.getByRole('navigation', { name: 'Outline' })
  await expect(outline.getByText('Venues')).toBeVisible()
  await expect(outline.getByText('Sealed file')).toHaveCount(0)

  const stranger = await world.browser.newPage()
  await stranger.goto(link)
  await expect(stranger.getByText(/used/i).first()).toBeVisible()
  await stranger.goto(`${world.server.origin}/api/me`)
  await expect(stranger.getByText('not-signed-in')).toBeVisible()
})

import type { Page } from '@playwright/test'
import { countKept } from './kept.ts'
import { expect, type Person, test, type World } from './world.ts'

const name = 'Vexmar'

test('[STORY12] a lead removes a name for good; whoever wrote it, and whoever was offline with more of it, has it nowhere any more', async ({
  world,
}) => {
  const lead = await world.person(0)
  const amal = await world.person(1)
  const tomas = await world.person(2)
  for (const person of [amal, tomas]) {
    await person.openDesign()
    await person.goTo('Venues')
  }
  await amal.write('Venues')
  // Not at the end, where words are withheld from partners.
  await amal.page.keyboard.press('Control+Home')
  await amal.page.keyboard.type(`Ask ${name} to begin by the river. `)
  await expect(amal.save).toContainText('Saved')
  await expect(prose(tomas)).toContainText(name)
  // A partner reads it, too, and keeps it on their phone.
  const guest = await partner(world, lead)
  await expect(guest.getByRole('main')).toContainText(name)
  await expect.poll(() => amal.page.evaluate(countKept, 'document')).toBe(1)
  const address = amal.page.url()
  await amal.context.setOffline(true)
  await amal.page.keyboard.type(`${name} agrees. `)
  await expect(amal.page.getByText('also when you close the page')).toBeVisible()
  await expect.poll(() => amal.page.evaluate(countKept, 'changes')).toBeGreaterThan(0)
  await amal.page.close()

  await lead.page.goto(address.replace(/\/d\/([^/]+)\/.*$/, '/d/$1/people-and-access'))
  const box = lead.page.getByRole('region', { name: 'Remove a name for good' })
  await box.getByRole('button', { name: 'Remove a name…' }).click()
  await box.getByRole('textbox', { name: 'The name and its spellings' }).fill(name)
  await box.getByRole('textbox', { name: 'What stands there instead' }).fill('P7')
  await box.getByRole('button', { name: 'See where it stands' }).click()
  // What was typed last may have reached the server as the line went, and nobody told its device.
  await expect(box.getByText(/\d times? in the design now/).first()).toBeVisible()
  await expect(box.getByRole('link', { name: 'Venues' })).toBeVisible()
  await box.getByRole('button', { name: 'Remove it for good' }).click()
  await expect(box.getByText(/^It is removed/)).toBeVisible()

  // Whoever is in sees it go without doing anything.
  await expect(prose(tomas)).toContainText('Ask P7 to begin by the river.')
  await expect(tomas.save).toContainText('Saved')
  await expect(tomas.page.locator('body')).not.toContainText(name)

  await expect(guest.getByRole('main')).toContainText('Ask P7 to begin by the river.')
  await expect(guest.locator('body')).not.toContainText(name)
  await guest.context().setOffline(true)
  await guest.reload()
  await expect(guest.getByText(/You read what this phone kept on/)).toBeVisible()
  await expect(guest.getByRole('main')).toContainText('Ask P7 to begin by the river.')
  await expect(guest.locator('body')).not.toContainText(name)
  await guest.context().close()

  await amal.context.setOffline(false)
  const back = await amal.tab()
  await back.page.goto(address)
  await expect(back.save).toContainText('Saved')
  await expect(prose(back)).toContainText('Ask P7 to begin by the river.')
  await expect(back.page.locator('body')).not.toContainText(name)
  await expect.poll(() => back.page.evaluate(countKept, 'changes')).toBe(0)
  expect(await back.page.evaluate(countKept, 'aside')).toBe(0)
  expect(await back.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(name)
  // What they write now is saved, and the name is in no moment of the past.
  await back.write('Venues')
  await back.page.keyboard.press('Control+End')
  await back.page.keyboard.type(' After it.')
  await expect(back.save).toContainText('Saved')
  await expect(prose(tomas)).toContainText('After it.')
  await lead.page.getByRole('link', { name: 'Versions and activity' }).click()
  await expect(lead.page.getByRole('main')).not.toContainText(name)

  // Beside what somebody is called in the people file, the same way begins with their name.
  await lead.page.goto(address.replace(/\/d\/([^/]+)\/.*$/, '/d/$1/participant/O1'))
  await lead.page.getByRole('button', { name: 'Remove this name for good…' }).click()
  await expect(box.getByRole('textbox', { name: 'The name and its spellings' })).toHaveValue(/^Ilvane Dorsk/)
})

/** Somebody without an account, who reads the venues and keeps them on their phone. */
async function partner(world: World, lead: Person): Promise<Page> {
  await lead.openDesign()
  const link = await lead.page.evaluate(async (design) => {
    const body = { name: 'Rosa', right: 'link-read', sections: ['venues'], days: 14, devices: 1, withCode: false }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`/api/designs/${design}/links`, { method: 'POST', headers, body: JSON.stringify(body) })
    return ((await answer.json()) as { link: string }).link
  }, new URL(lead.page.url()).pathname.split('/')[2])
  const { page } = await world.nobody({ viewport: { width: 390, height: 844 } })
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa Quispe')
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('menuitem', { name: /^Keep it on this phone/ }).click()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  return page
}

function prose(person: Person) {
  return person.page.locator('main').getByRole('textbox', { name: 'Venues', exact: true })
}

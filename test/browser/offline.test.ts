import { expect, type Person, test } from './world.ts'

const words = 'Written where there was no line.'
const more = ' And after the tab was closed.'

test('[OFFLINE1] who closes the tab without a line finds their words again, with and without a line, and they are saved once', async ({
  world,
}) => {
  const amal = await world.person(1)
  await amal.openDesign()
  await amal.goTo('Venues')
  await amal.page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null)
  await expect.poll(() => amal.page.evaluate(countKept, 'document')).toBe(1)
  const address = amal.page.url()
  await amal.context.setOffline(true)
  await amal.write('Venues')
  await amal.page.keyboard.press('Control+End')
  await amal.page.keyboard.press('Enter')
  await amal.page.keyboard.type(words)
  await expect(amal.save).toContainText('only on this device')
  await expect(amal.page.getByText('also when you close the page')).toBeVisible()
  await amal.page.close()

  const offline = await amal.tab()
  await offline.page.goto(address)
  await expect(prose(offline)).toContainText(words)
  await expect(offline.page.getByText('Parts that need a clearance do not stay on this device')).toBeVisible()
  await offline.write('Venues')
  await offline.page.keyboard.press('Control+End')
  await offline.page.keyboard.type(more)
  await expect(offline.save).toContainText('only on this device')
  await offline.page.close()

  await amal.context.setOffline(false)
  const back = await amal.tab()
  await back.page.goto(address)
  await expect(back.save).toContainText('Saved')
  const lead = await world.person(0)
  await lead.openDesign()
  await lead.goTo('Venues')
  for (const person of [back, lead])
    await expect.poll(async () => ((await prose(person).textContent()) ?? '').split(words + more).length).toBe(2)
  // What was acknowledged is not kept: a device that is found tells nothing of it.
  await expect.poll(() => back.page.evaluate(countKept, 'changes')).toBe(0)
})

test('[OFFLINE2] who says that others use the computer keeps nothing on it, and is told so; signing out leaves nothing', async ({
  world,
}) => {
  const amal = await world.person(1)
  await amal.openDesign()
  await amal.goTo('Venues')
  await amal.page
    .getByRole('banner')
    .getByRole('button', { name: /language, colours, sign out/ })
    .click()
  await amal.page.getByRole('menuitemradio', { name: 'Shared: keep nothing here' }).click()
  await amal.context.setOffline(true)
  await amal.write('Venues')
  await amal.page.keyboard.type(words)
  await expect(amal.save).toContainText('only in this window')
  await expect(amal.page.getByText(/keep this page open/)).toBeVisible()
  await amal.context.setOffline(false)
  await expect(amal.save).toContainText('Saved', { timeout: 40_000 })
  expect(await amal.page.evaluate(databases)).toEqual([])

  const tomas = await world.person(2)
  await tomas.openDesign()
  await expect.poll(async () => (await tomas.page.evaluate(databases)).length).toBeGreaterThan(1)
  await tomas.page
    .getByRole('banner')
    .getByRole('button', { name: /language, colours, sign out/ })
    .click()
  await tomas.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await tomas.page.waitForURL(/sign-in/)
  await expect.poll(() => tomas.page.evaluate(databases)).toEqual([])
  expect(
    await tomas.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('balcony/'))),
  ).toEqual([])
})

function prose(person: Person) {
  return person.page.locator('main').getByRole('textbox', { name: 'Venues', exact: true })
}

/** Runs in the page. */
async function databases(): Promise<readonly string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('balcony/') ? [name] : []))
}

/** Runs in the page: how much of a sort lies on the device. */
async function countKept(store: string): Promise<number> {
  let count = 0
  for (const { name = '' } of await indexedDB.databases()) {
    if (name.split('/').length !== 4) continue
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
    })
    count += await new Promise<number>((resolve) => {
      const asked = db.transaction(store).objectStore(store).count()
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
  }
  return count
}

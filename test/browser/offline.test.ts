import { countKept, keepVenues } from './kept.ts'
import { expect, type Person, test } from './world.ts'

const words = 'Written where there was no line.'
const more = ' And after the tab was closed.'

test('[OFFLINE1] who closes the tab without a line finds their words again, with and without a line, and they are saved once', async ({
  world,
}) => {
  const amal = await world.person(1)
  await keepVenues(amal)
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
  // As a run-sheet that was looked at.
  await tomas.page.evaluate(() => sessionStorage.setItem('balcony/run/design/session/2027-03-02', '{"shift":5}'))
  await tomas.page
    .getByRole('banner')
    .getByRole('button', { name: /language, colours, sign out/ })
    .click()
  await tomas.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await tomas.page.waitForURL(/sign-in/)
  await expect.poll(() => tomas.page.evaluate(databases)).toEqual([])
  expect(
    await tomas.page.evaluate(() =>
      [localStorage, sessionStorage].flatMap(Object.keys).filter((name) => name.startsWith('balcony/')),
    ),
  ).toEqual([])
})

for (const page of ['open', 'closed'] as const)
  test(`[OFFLINE3] who is removed from a design has nothing of it on the device from the next contact on, with the page ${page}; what was not saved is offered in memory only`, async ({
    world,
  }) => {
    const [lead, amal] = [await world.person(0), await world.person(1)]
    await keepVenues(amal)
    await amal.context.setOffline(true)
    await amal.write('Venues')
    await amal.page.keyboard.press('Control+End')
    await amal.page.keyboard.type(words)
    await expect(amal.save).toContainText('only on this device')
    await expect.poll(() => amal.page.evaluate(countKept, 'changes')).toBeGreaterThan(0)
    if (page === 'closed') await amal.page.close()
    await lead.openDesign()
    await removeFirst(lead)
    await amal.context.setOffline(false)
    const back = page === 'open' ? amal : await amal.tab()
    if (page === 'closed') await back.page.goto(`${world.server.origin}/`)
    else await expect(back.page.getByText('This design is not open to you any more')).toBeVisible()
    await expect.poll(() => back.page.evaluate(roomsKept)).toEqual([])
    await expect.poll(() => back.page.evaluate(cardsKept)).toEqual(['me'])
    if (page === 'open') await expect(back.page.getByText('Some of your words were not saved.')).toBeVisible()
  })

test('[OFFLINE4] a device whose sign-in was ended keeps no copy from the next contact on; what was not saved waits for its person and is saved when they sign in again', async ({
  world,
}) => {
  const [lead, amal] = [await world.person(0), await world.person(1)]
  await keepVenues(amal)
  const address = amal.page.url()
  await amal.context.setOffline(true)
  await amal.write('Venues')
  await amal.page.keyboard.press('Control+End')
  await amal.page.keyboard.type(words)
  await expect(amal.save).toContainText('only on this device')
  await expect.poll(() => amal.page.evaluate(countKept, 'changes')).toBeGreaterThan(0)
  await amal.page.close()
  await lead.page.goto(`${world.server.origin}/people`)
  await lead.page.getByRole('main').getByRole('button').first().click()
  await lead.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await expect(lead.page.getByText(/is signed out everywhere/)).toBeVisible()

  await amal.context.setOffline(false)
  const found = await amal.tab()
  await found.page.goto(`${world.server.origin}/`)
  await found.page.waitForURL(/sign-in/)
  await expect.poll(() => found.page.evaluate(countKept, 'document')).toBe(0)
  await expect.poll(() => found.page.evaluate(cardsKept)).toEqual([])
  expect(await found.page.evaluate(countKept, 'changes')).toBeGreaterThan(0)
  await found.context.setOffline(true)
  await found.page.goto(address)
  await expect(found.page.getByText('We could not reach the server')).toBeVisible()
  await expect(found.page.getByText(words)).toHaveCount(0)
  await found.context.setOffline(false)
  await found.page.close()

  await world.powerCut()
  const again = await amal.tab()
  await again.page.goto(world.linkOf(1))
  await again.page.waitForURL(`${world.server.origin}/`)
  await again.page.goto(address)
  await expect(again.save).toContainText('Saved')
  await expect(prose(again)).toContainText(words)
})

/** Removes the first member who is not the lead, as a lead does. */
async function removeFirst({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^More for/ }) })
    .nth(1)
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove from this design' }).click()
  const gone = page.waitForResponse((answer) => answer.url().endsWith('/remove') && answer.status() === 204)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await gone
}

function prose(person: Person) {
  return person.page.locator('main').getByRole('textbox', { name: 'Venues', exact: true })
}

/** Runs in the page. */
async function databases(): Promise<readonly string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('balcony/') ? [name] : []))
}

/** Runs in the page: the compartments of which something lies on the device. */
async function roomsKept(): Promise<readonly string[]> {
  return (await indexedDB.databases())
    .flatMap(({ name = '' }) => (name.split('/').length === 4 ? [name.split('/')[3] ?? ''] : []))
    .sort()
}

/** Runs in the page: the answers of the server that lie on the device, by what they are of. */
async function cardsKept(): Promise<readonly string[]> {
  const found: string[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    if (!/^balcony\/[^/]+$/.test(name)) continue
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
    })
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const asked = db.transaction('pages').objectStore('pages').getAllKeys()
      asked.onsuccess = () => resolve(asked.result)
    })
    found.push(...keys.map(String))
    db.close()
  }
  return found
}

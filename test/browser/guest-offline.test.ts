import type { BrowserContext, Page } from '@playwright/test'
import { expect, type Person, test } from './world.ts'

const words = 'Please ask before you choose this one.'

test('[STORY25] a partner keeps their edition on the phone, opens it cold without a line, writes, and what they wrote is sent once; nothing of it lies readable, and it goes with the link', async ({
  world,
}) => {
  const lead = await world.person(0)
  await lead.openDesign()
  const design = new URL(lead.page.url()).pathname.split('/')[2] ?? ''
  const link = await linkOf(lead, design, false)
  const phone = await world.browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB' },
  })
  const page = await opened(phone, link)
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('menuitem', { name: /^Keep it on this phone/ }).click()
  await expect.poll(() => page.evaluate(kept)).toEqual({ copies: 1, readable: false })
  // The application itself must be there, too.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))

  // Cold, without a line: the edition is there and says of when it is.
  await phone.setOffline(true)
  await page.close()
  const cold = await phone.newPage()
  await cold.goto(link.split('#')[0] ?? '')
  await expect(cold.getByText(/^Section 1 of/)).toBeVisible()
  await expect(cold.getByText(/You read what this phone kept on/)).toBeVisible()
  await cold.getByText(/^Section 1 of/).click()
  await cold.getByRole('menuitem', { name: 'Venues' }).click()
  await expect(cold.locator('[data-address="venues/narrative"]')).toContainText('nobody should feel the guest')

  // What is begun stays over a reload; what is sent waits, over another.
  await cold.getByRole('button', { name: 'Comment on this section' }).click()
  await cold.getByRole('textbox', { name: 'Your comment' }).fill(words)
  await cold.reload()
  await cold.getByText(/^Section 1 of/).click()
  await cold.getByRole('menuitem', { name: 'Venues' }).click()
  await cold.getByRole('button', { name: 'Comment on this section' }).click()
  await expect(cold.getByRole('textbox', { name: 'Your comment' })).toHaveValue(words)
  await cold.getByRole('button', { name: 'Send when online' }).click()
  await expect(cold.getByRole('region', { name: 'Kept on this phone' })).toContainText(words)
  await cold.close()
  const again = await phone.newPage()
  await again.goto(link.split('#')[0] ?? '')
  await again.getByRole('button', { name: /All comments/ }).click()
  await expect(again.getByRole('region', { name: 'Kept on this phone' })).toContainText(words)
  await phone.setOffline(false)
  await expect(again.getByRole('region', { name: 'Kept on this phone' })).toHaveCount(0)
  await expect(again.getByRole('dialog').getByRole('article')).toContainText(words)
  await lead.page
    .getByRole('navigation', { name: 'Outline' })
    .getByRole('link', { name: /^Comments/ })
    .click()
  await expect(lead.page.locator('[data-row]').filter({ hasText: words })).toHaveCount(1)

  // The link is closed: at the next contact nothing of it is left.
  await phone.setOffline(true)
  await lead.page.evaluate(
    async ([design, link]) => {
      const headers = { 'content-type': 'application/json' }
      await fetch(`/api/designs/${design}/links/${link}/close`, { method: 'POST', headers, body: '{}' })
    },
    [design, new URL(link).pathname.split('/')[2]],
  )
  await phone.setOffline(false)
  await expect(again.getByRole('heading', { name: 'This link is closed' })).toBeVisible()
  await expect.poll(() => again.evaluate(kept)).toEqual({ copies: 0, readable: false })
  await phone.close()
})

test('[STORY25] of a link that needs a code nothing is kept but what its holder wrote, and the page says so', async ({
  world,
}) => {
  const lead = await world.person(0)
  await lead.openDesign()
  const link = await linkOf(lead, new URL(lead.page.url()).pathname.split('/')[2] ?? '', true)
  const phone = await world.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  const page = await opened(phone, link)
  await page.getByRole('button', { name: /^You: / }).click()
  await expect(page.getByRole('menuitem', { name: /^Leave/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /^Keep it on this phone/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await phone.setOffline(true)
  await page.getByRole('button', { name: 'Comment on this section' }).click()
  await page.getByRole('textbox', { name: 'Your comment' }).fill(words)
  await page.getByRole('button', { name: /^Send/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('What you read is not kept on this device')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'We could not reach the server' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText(words)
  expect(await page.evaluate(kept)).toEqual({ copies: 0, readable: false })
  await phone.close()
})

/** The address of a new link, with its code after a space where it has one. */
async function linkOf({ page }: Person, design: string, withCode: boolean): Promise<string> {
  return page.evaluate(
    async ([design, withCode]) => {
      const body = { name: 'Rosa', right: 'link-comment', days: 14, devices: 2, withCode }
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/designs/${design}/links`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      const { link, code } = (await answer.json()) as { link: string; code?: string }
      return code === undefined ? link : `${link} ${code}`
    },
    [design, withCode] as const,
  )
}

async function opened(phone: BrowserContext, link: string): Promise<Page> {
  const [address = '', code] = link.split(' ')
  const page = await phone.newPage()
  await page.goto(address)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa Quispe')
  await page.getByRole('button', { name: 'Read it' }).click()
  if (code !== undefined) {
    await page.getByRole('textbox', { name: 'Code' }).fill(code)
    await page.getByRole('button', { name: 'Read it' }).click()
  }
  await expect(page.getByText(/^Section 1 of/)).toBeVisible()
  return page
}

/** Runs in the page: how many copies of editions this phone has, and whether their words can be read without the key. */
async function kept(): Promise<{ copies: number; readable: boolean }> {
  const answer = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  let copies = 0
  let all = JSON.stringify({ ...localStorage }).replaceAll('Please ask before you choose this one.', '')
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('balcony-guest/')) continue
    const db = await answer(indexedDB.open(name))
    for (const page of await answer(db.transaction('pages').objectStore('pages').getAll())) {
      copies += 1
      all += new TextDecoder('latin1').decode(page.bytes)
    }
    const key = await answer<CryptoKey | undefined>(db.transaction('keys').objectStore('keys').get('key'))
    if (key?.extractable) all += 'nobody should feel the guest'
    db.close()
  }
  return { copies, readable: /nobody should feel the guest|snapshot|Maruvel/.test(all) }
}

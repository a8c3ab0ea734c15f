import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'

const fixtures = JSON.parse(
  readFileSync(new URL('../../packages/design/src/demo/fixtures.json', import.meta.url), 'utf8'),
) as { mustNeverAppearBelowRestricted: string[] }

test('[STORY22] a partner without an account reads and comments on a phone, goes offline and comes back; nothing is lost, and not a byte reaches them that is not in their edition', async ({
  world,
}) => {
  const lead = await world.person(0)
  await lead.openDesign()
  const design = new URL(lead.page.url()).pathname.split('/')[2]
  const address = await lead.page.evaluate(async (design) => {
    const body = { name: 'Rosa', right: 'link-comment', days: 14, devices: 2, withCode: false }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`/api/designs/${design}/links`, { method: 'POST', headers, body: JSON.stringify(body) })
    const { link } = (await answer.json()) as { link: string }
    return link
  }, design)
  // What the team says among itself, of names and of places that are withheld.
  const secret = fixtures.mustNeverAppearBelowRestricted[0] ?? ''
  const hidden = await lead.page.evaluate(
    async ([design, secret]) => {
      const ids: string[] = []
      for (const place of ['identity/O1', 'venues', 'participant/O1']) {
        const body = { anchor: { on: 'place', address: place }, text: `${secret} will not like it.` }
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(`/api/designs/${design}/threads`, {
          ...{ method: 'POST', headers, body: JSON.stringify(body) },
        })
        ids.push(((await answer.json()) as { id: string }).id)
      }
      return ids
    },
    [design, secret],
  )

  const phone = await world.browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB' },
  })
  const page = await phone.newPage()
  const received = await record(page)
  await page.goto(address)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa Quispe')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText(/^Section 1 of/)).toBeVisible()
  expect(page.url()).not.toContain('#')
  await page.getByText(/^Section 1 of/).click()
  await page.getByRole('menuitem', { name: 'Venues' }).click()
  await expect(page.getByRole('heading', { name: 'Venues', level: 1 })).toBeVisible()

  // On words.
  const prose = page.locator('[data-address="venues/narrative"]')
  await prose.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('nobody should feel the guest') ?? -1
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + 'nobody should feel the guest'.length)
    }
  })
  await page.getByRole('button', { name: 'Comment on these words' }).click()
  await expect(page.getByText('The team reads this, with your name. Other partners do not.')).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Your comment' })
    .fill('Women from the lower villages will not walk past soldiers.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('article')).toContainText('will not walk past soldiers')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(prose.locator('mark').filter({ hasText: 'nobody should feel the guest' })).toBeVisible()

  // The team reads it at once, with the name and the mark of a guest, and answers.
  await lead.goTo('Venues')
  const card = lead.page.getByRole('article').filter({ hasText: 'will not walk past soldiers' })
  await expect(card).toContainText('Rosa Quispe')
  await expect(card).toContainText('From a partner')
  await card.click()
  await card.getByRole('textbox', { name: 'Reply' }).fill('Which villages?')
  await expect(card).toContainText('Rosa Quispe and the team read this. Other partners do not.')
  await lead.page.keyboard.press('Control+Enter')

  // On a row, without a connection: kept on the phone, listed, and sent by itself.
  await page.getByRole('button', { name: /All comments/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Which villages?')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText(/^Section \d+ of/).click()
  await page.getByRole('menuitem').first().click()
  await expect(page.getByText(/^Section 1 of/)).toBeVisible()
  await phone.setOffline(true)
  await page.getByRole('listitem').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Comment on this', exact: true }).click()
  await page.getByRole('textbox', { name: 'Your comment' }).fill('Please ask before you choose this one.')
  await page.getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByRole('region', { name: 'Kept on this phone' })).toContainText('Please ask before')
  await expect(page.getByRole('region', { name: 'Kept on this phone' })).toContainText(
    'Goes out when there is a connection',
  )
  await phone.setOffline(false)
  await expect(page.getByRole('region', { name: 'Kept on this phone' })).toHaveCount(0)
  await expect(page.getByRole('dialog').getByRole('article')).toContainText('Please ask before')
  await lead.page
    .getByRole('navigation', { name: 'Outline' })
    .getByRole('link', { name: /^Comments/ })
    .click()
  await expect(lead.page.getByText('Please ask before you choose this one.').first()).toBeVisible()

  // Everything that reached the phone, searched.
  const all = received().join('\n')
  expect(all).toContain('Which villages?')
  expect(all).toContain('talk')
  for (const name of fixtures.mustNeverAppearBelowRestricted) expect(all.includes(name), name).toBe(false)
  for (const id of hidden) expect(all.includes(id)).toBe(false)
  for (const place of ['identity/O1', 'participant/O1', 'sealed', 'will not like it'])
    expect(all.includes(place), place).toBe(false)
  expect(all).not.toMatch(/"(count|total|left|hidden|withheld)"\s*:\s*\d/)

  // The link is closed: the page says so at once.
  await lead.page.evaluate(
    async ([design, link]) => {
      const headers = { 'content-type': 'application/json' }
      await fetch(`/api/designs/${design}/links/${link}/close`, { method: 'POST', headers, body: '{}' })
    },
    [design, new URL(page.url()).pathname.split('/')[2]],
  )
  await expect(page.getByRole('heading', { name: 'This link is closed' })).toBeVisible()
  await phone.close()
})

/** Every answer, event and frame that a page receives, with its headers; the files of the application itself are left out. */
async function record(page: Page): Promise<() => readonly string[]> {
  const received: string[] = []
  const waiting: Promise<unknown>[] = []
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.eventSourceMessageReceived', ({ data }) => received.push(data))
  session.on('Network.webSocketFrameReceived', ({ response }) => received.push(response.payloadData))
  page.on('response', (response) => {
    received.push(response.url(), JSON.stringify(response.headers()))
    if (!response.url().includes('/api/') || response.headers()['content-type']?.includes('event-stream')) return
    waiting.push(
      response.text().then(
        (text) => received.push(text),
        () => undefined,
      ),
    )
  })
  return () => received
}

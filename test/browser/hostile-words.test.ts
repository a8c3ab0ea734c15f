import { process } from '@balcony/design'
import type { Page } from '@playwright/test'
import { hostileCase, hostileName, mark } from './hostile-words.ts'
import { expect, type Person, test, type World } from './world.ts'

/** A picture of one point. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('[HOSTILE7] markup in every field, comment and name is shown as words: nothing runs, and no element comes of it', async ({
  world,
}) => {
  const lead = await world.person(0)
  const { page } = lead
  const dialogs = await watch(page)
  const hostile = hostileCase()
  expect(hostile.fields).toBeGreaterThan(1_000)
  const made = await post(page, '/api/designs', { json: hostile.json })
  expect(made.status).toBe(201)
  const { id } = made.body as { id: string }
  const at = `/api/designs/${id}`

  // What is said beside the design: comments, a colleague and a guest by name, a link, a file.
  const remark = { anchor: { on: 'place', address: 'venues' }, text: `${hostileName} [x](javascript:globalThis.ran=1)` }
  expect((await post(page, `${at}/threads`, { ...remark, reach: 'partners' })).status).toBe(201)
  const invited = await post(page, `${at}/invitations`, { name: hostileName, role: 'reader', clearances: [] })
  await join(world, String(invited.body['link']))
  const waiting = { name: `${hostileName}!`, role: 'reader', clearances: [] }
  expect((await post(page, `${at}/invitations`, waiting)).status).toBe(201)
  const named = await page.evaluate(
    async ([at, name, picture]) => {
      const body = Uint8Array.from(atob(String(picture)), (letter) => letter.charCodeAt(0))
      const headers = { 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(String(name)) }
      return (await fetch(`${at}/files?address=venue%2FV1`, { method: 'POST', headers, body })).status
    },
    [at, `${hostileName}.png`, picture],
  )
  expect(named).toBe(201)
  const link = { name: hostileName, right: 'link-comment', days: 14, devices: 2, withCode: false }
  const opened = await post(page, `${at}/links`, link)
  const guest = await aGuest(world, String(opened.body['link']))

  const shown = async (address: string) => {
    await page.goto(`${world.server.origin}/d/${id}/${address}`)
    await expect(page.getByRole('main')).toContainText(mark)
    await isQuiet(page, address)
  }
  for (const section of Object.keys(process.sections)) await shown(section)
  for (const [table, [first]] of Object.entries(hostile.snapshot.tables)) {
    if (!first) continue
    await within(page, `/d/${id}/${table}/${first.id}`)
    await isQuiet(page, table)
  }
  for (const place of [
    'comments',
    'review',
    'people-and-access',
    'journal',
    'timeline',
    `run-sheet/${hostile.snapshot.tables['session']?.[0]?.id}`,
  ]) {
    await page.goto(`${world.server.origin}/d/${id}/${place}`)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await isQuiet(page, place)
  }
  // What closed parts say is looked for in an edition: here they do not say the same.
  const shared = await post(page, '/api/designs', { json: hostileCase(['core']).json })
  await page.goto(`${world.server.origin}/d/${shared.body['id']}/venues`)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('dialog').getByText(/SHA-256/)).toBeVisible({ timeout: 60_000 })
  await isQuiet(page, 'export')
  await page.goto(world.server.origin)
  await expect(page.getByRole('main')).toContainText(mark)
  await isQuiet(page, 'home')

  await expect(guest.page.getByRole('main')).toContainText(mark)
  await isQuiet(guest.page, 'guest')
  expect([...dialogs, ...guest.dialogs]).toEqual([])
})

test('[HOSTILE7] an address that would run is refused wherever an address may stand', async ({ world }) => {
  const { page } = await world.person(0)
  const { json } = hostileCase()
  const bold = '{"type":"bold"}'
  const link = '{"type":"link","attrs":{"href":"javascript:globalThis.ran=1"}}'
  expect(JSON.stringify(json)).toContain(bold)
  const made = await post(page, '/api/designs', { json: JSON.parse(JSON.stringify(json).replace(bold, link)) })
  expect([made.status, JSON.stringify(made.body)]).toEqual([400, expect.stringContaining('http, https or mailto')])
})

/** Nothing ran, no element came of words, and no address runs; wherever words stand they are words. */
async function isQuiet(page: Page, where: string): Promise<void> {
  const found = await page.evaluate((mark) => {
    const elements = document.querySelectorAll(`[${mark}], base, iframe[srcdoc]`)
    const running = [...document.querySelectorAll('[href],[src],[action]')].filter((each) =>
      /^\s*(javascript|vbscript|data:text)/i.test(
        ['href', 'src', 'action'].map((name) => each.getAttribute(name) ?? '').join(' '),
      ),
    )
    return {
      ran: (globalThis as { ran?: string }).ran,
      elements: [...elements, ...running].map((each) => each.outerHTML.slice(0, 200)),
    }
  }, mark)
  expect(found, where).toEqual({ ran: undefined, elements: [] })
}

async function watch(page: Page): Promise<readonly string[]> {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return dialogs
}

/** Another address of the same page, without loading it again. */
async function within(page: Page, address: string): Promise<void> {
  await page.evaluate((address) => history.pushState({}, '', address), address)
  await expect(page.getByRole('main')).toContainText(mark)
}

async function post(page: Page, path: string, body: object) {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(String(path), { method: 'POST', headers, body: String(body) })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    },
    [path, JSON.stringify(body)],
  )
}

/** Somebody takes an invitation. */
async function join(world: World, link: string): Promise<Person> {
  const joiner = await world.nobody()
  await joiner.page.goto(world.server.origin)
  const account = { handle: 'hostile', password: 'lantern orchard velvet comet' }
  const joined = await post(joiner.page, '/api/sign-in', { token: new URL(link).hash.slice(1), account })
  expect(joined.status).toBe(200)
  return joiner
}

async function aGuest(world: World, link: string) {
  const { page } = await world.nobody()
  const dialogs = await watch(page)
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Your name' }).fill(hostileName)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText(/^Section 1 of/)).toBeVisible()
  return { page, dialogs }
}

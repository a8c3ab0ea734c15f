// How long the page is busy in one piece while somebody works in it: what a writer feels as a key that hangs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoCase } from '@balcony/design/demo'
import { type Browser, chromium, type Page } from '@playwright/test'
import { Person } from '../faults/person.ts'
import { freePort, ServerProcess } from '../faults/server-process.ts'
import { type Busy, busyDuring } from './busy.ts'
import { figure, type Group } from './table.ts'

const many = 2_000

export const fluent: Group = {
  title: 'Longest piece of work of the page, in milliseconds, while somebody works in it and the review looks along',
  note: `The demo case, and the same with ${figure(many)} participants and ${figure(many)} partners. Processor time of one task of the page's own thread, which other programs do not lengthen, and how many tasks took more than 50. The aim: none above 50 after a letter.`,
  columns: ['doing', 'demo: longest', 'above 50', `${figure(many)}: longest`, 'above 50'],
  async measure() {
    const small = await walk(demoCase)
    const large = await walk(enlarged())
    return small.map(({ what, longest, above }, at) => {
      const other = large[at]
      return [what, figure(longest), String(above), figure(other?.longest ?? Number.NaN), String(other?.above ?? '–')]
    })
  },
}

interface Step extends Busy {
  readonly what: string
}

async function walk(design: unknown): Promise<readonly Step[]> {
  const data = mkdtempSync(path.join(tmpdir(), 'balcony-bench-'))
  const server = await ServerProcess.start({ data, port: await freePort() })
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' })
  const other = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' })
  try {
    const [token = ''] = server.links
    const lead = await Person.signIn(server.origin, token)
    const { id } = await lead.post<{ id: string }>('/api/designs', { json: design, coverTitle: 'Fluent' })
    const page = await enter(browser, server.origin, lead)
    const peer = await enter(other, server.origin, lead)
    return await work({ browser, page, peer, at: `${server.origin}/d/${id}` })
  } finally {
    await browser.close()
    await other.close()
    await server.kill()
    rmSync(data, { recursive: true })
  }
}

async function enter(browser: Browser, origin: string, person: Person): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const [name = '', value = ''] = person.cookie.split('=')
  await context.addCookies([{ name, value, url: origin }])
  return context.newPage()
}

interface Place {
  readonly browser: Browser
  readonly page: Page
  readonly peer: Page
  readonly at: string
}

async function work({ browser, page, peer, at }: Place): Promise<readonly Step[]> {
  const steps: Step[] = []
  const step = async (what: string, act: () => Promise<void>) => {
    steps.push({ what, ...(await busyDuring(browser, page, act)) })
  }
  const grid = page.getByRole('grid', { name: 'Participants' })
  const cell = (row: number, field: string) =>
    grid.locator(`tbody tr[data-row]`).nth(row).locator(`[data-address$="/${field}"]`)
  await step('opening the design', async () => {
    await page.goto(`${at}/participants`)
    await cell(0, 'code').waitFor()
  })
  await step('opening an editor', async () => {
    await page.locator('main').getByRole('textbox', { name: 'Participants', exact: true }).click()
    await page.locator('main [contenteditable=true][aria-label="Participants"]').waitFor()
  })
  await step('typing in prose', async () => {
    await page.keyboard.type(words, { delay: 30 })
  })
  await step('typing in a cell', async () => {
    for (const row of [0, 1, 2]) {
      await cell(row, 'code').click()
      await page.keyboard.type('Kingfisher of the lake', { delay: 30 })
      await page.keyboard.press('Enter')
    }
  })
  await step('filtering', async () => {
    await page.getByRole('searchbox', { name: 'Filter Participants' }).click()
    await page.keyboard.type('lake', { delay: 80 })
    await rest(page)
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace')
  })
  await step('sorting', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await grid.locator('[title^="Sort by"]').first().click()
      await rest(page)
    }
  })
  await step('grouping', async () => {
    await page.getByRole('button', { name: 'Group Participants' }).click()
    await page.getByRole('menuitemradio').nth(2).click()
    await rest(page)
    await page.getByRole('button', { name: 'Group Participants' }).click()
    await page.getByRole('menuitemradio').nth(0).click()
  })
  await step('scrolling', async () => {
    await grid.hover()
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 900)
    await rest(page)
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, -900)
  })
  await step('a peer writing', async () => {
    await peer.goto(`${at}/participants`)
    const theirs = peer.getByRole('grid', { name: 'Participants' }).locator('tbody tr[data-row]')
    await theirs.first().waitFor()
    for (const row of [3, 4, 5]) {
      await theirs.nth(row).locator('[data-address$="/code"]').click()
      await peer.keyboard.type('Grey heron', { delay: 30 })
      await peer.keyboard.press('Enter')
    }
  })
  await peer.close()
  await step('opening a record', async () => {
    await cell(1, 'code').click()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('complementary').first().waitFor()
    await rest(page)
  })
  await page.goto(`${at}/partners`)
  const partners = page.getByRole('grid', { name: 'Partners' })
  await partners.locator('tbody tr[data-row] [data-address$="/name"]').last().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  await rest(page)
  await step(`pasting ${figure(many)} rows`, async () => {
    await page.evaluate(paste, lines(many))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Paste|^Add/ })
      .click()
    await page.getByText('Pasted').waitFor()
    await rest(page)
  })
  await step('taking that back', async () => {
    await page.keyboard.press('Control+z')
    await rest(page)
  })
  return steps
}

/** The browser's own event, as a key press makes it. */
function paste(text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

const words = 'The people of the lake asked for two rooms and a door between them. '

function lines(count: number): string {
  return Array.from({ length: count }, (_, at) => `Network ${at}\tWater and return, line ${at}`).join('\n')
}

/** Long enough for the rules to look, which wait for quiet. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(1_500)
}

function enlarged(): unknown {
  const design = structuredClone(demoCase) as unknown as { core: { plan: { participants: Json[]; partners: Json[] } } }
  const { participants, partners } = design.core.plan
  const grow = (rows: Json[], name: string) => {
    const [...there] = rows
    for (let at = 0; rows.length < many; at += 1)
      // What others think of a partner are records of their own, of which there may be 5,000.
      rows.push({ ...there[at % there.length], ...fresh(name, at), perceivedAlignment: [] })
  }
  grow(participants, 'o')
  grow(partners, 'pt')
  return design
}

function fresh(name: string, at: number): Json {
  return { id: `${name}x${at}`, [name === 'pt' ? 'name' : 'code']: `${name} ${at}` }
}

type Json = Record<string, unknown>

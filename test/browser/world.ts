import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { freePort, ServerProcess } from '../faults/server-process.ts'

/** A real server on a data folder of its own with the demo design, and people in browsers of their own. */
export class World {
  readonly browser: Browser
  server: ServerProcess
  #links: string[]
  readonly #complaints: string[] = []

  private constructor(browser: Browser, server: ServerProcess) {
    this.browser = browser
    this.server = server
    this.#links = [...server.links]
  }

  static async open(browser: Browser, empty = false): Promise<World> {
    const data = mkdtempSync(path.join(tmpdir(), 'balcony-browser-'))
    return new World(browser, await ServerProcess.start({ data, port: await freePort(), empty }))
  }

  /** Signs somebody of the demo in by their one-time link: 0 is the lead, 1 and 2 planners, 3 the reviewer, 4 the reader. */
  async person(index: number, options: Parameters<Browser['newContext']>[0] = {}): Promise<Person> {
    return this.enter(this.#links[index] ?? '', options)
  }

  /** A fresh link of somebody of the demo, after the server came back. */
  linkOf(index: number): string {
    return `${this.server.origin}/sign-in#${this.#links[index]}`
  }

  /** The link that the first start of an empty Balcony prints. */
  get firstLink(): string {
    return `${this.server.origin}/sign-in#${this.#links[0]}`
  }

  /** A browser of somebody who is not signed in. */
  async nobody(options: Parameters<Browser['newContext']>[0] = {}): Promise<Person> {
    const context = await this.browser.newContext(options)
    return new Person(context, await this.#page(context))
  }

  async enter(token: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Person> {
    const context = await this.browser.newContext(options)
    const page = await this.#page(context)
    await page.goto(`${this.server.origin}/sign-in#${token}`)
    await page.waitForURL(`${this.server.origin}/`)
    return new Person(context, page)
  }

  async #page(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    page.on('pageerror', (error) => this.#complaints.push(String(error)))
    page.on('console', (message) => {
      // That nobody is signed in yet, or that the server is away, is what the tests are about.
      const network = /Failed to load resource|WebSocket connection|ERR_/.test(message.text())
      if (message.type() === 'error' && !network) this.#complaints.push(message.text())
    })
    return page
  }

  /** The server dies as in a power cut, and comes back on the same folder. */
  async powerCut(): Promise<void> {
    await this.server.kill()
    this.server = await ServerProcess.start(this.server.folder)
    this.#links = [...this.server.links]
  }

  async close(): Promise<void> {
    // Pages left open would look for their dead server through all the tests that follow.
    for (const context of this.browser.contexts()) await context.close()
    await this.server.kill()
    rmSync(this.server.folder.data, { recursive: true })
    expect(this.#complaints, 'errors in the pages').toEqual([])
  }
}

/** Somebody at a browser of their own. */
export class Person {
  /** Another tab of the same browser. */
  async tab(): Promise<Person> {
    return new Person(this.context, await this.context.newPage())
  }

  readonly context: BrowserContext
  readonly page: Page

  constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
  }

  get save(): Locator {
    return this.page.getByRole('banner').locator('[data-save-state]')
  }

  async openDesign(title = 'Maruvel Basin Water and Return Dialogue'): Promise<void> {
    await this.page.getByRole('link', { name: title }).click()
    // Whoever writes is told what is saved, whoever reads that they read: both only once everything is here.
    await expect(
      this.page
        .getByRole('banner')
        .getByText(/^Saved|You can read here/)
        .first(),
    ).toBeVisible()
  }

  async goTo(section: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Outline' }).getByText(section, { exact: true }).click()
    await expect(this.page.getByRole('heading', { name: section, level: 1 })).toBeVisible()
  }

  /** Clicks into prose and waits until it can be written in. */
  async write(prose: string): Promise<Locator> {
    await this.page.locator('main').getByRole('textbox', { name: prose, exact: true }).click()
    const editor = this.page.locator(`main [contenteditable=true][aria-label="${prose}"]`)
    await expect(editor).toBeFocused()
    return editor
  }
}

/** A test with a world of its own, which is asked at the end whether any page complained. */
export const test = base.extend<{ world: World }>({
  world: async ({ browser }, use) => {
    const world = await World.open(browser)
    await use(world)
    await world.close()
  },
})

export { expect } from '@playwright/test'

import type { BrowserContext, Page } from '@playwright/test'
import { onFreshPage } from './fresh-page.ts'
import { figure, type Group } from './table.ts'

export const onDevice: Group = {
  title: 'The demo case printed on the device, from the press until its first page is on the screen',
  note: 'In a real browser. First with nothing there: program and fonts travel, the server compresses them for the first time. Bytes are those over the line.',
  columns: ['paper', 'time ms', 'kB over the line'],
  async measure() {
    return onFreshPage(async (page) => {
      await page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null)
      const bytes = await listened(page.context(), page)
      const rows: string[][] = []
      const round = async (name: string, act: () => Promise<void>) => {
        const [before, began] = [bytes(), performance.now()]
        await act()
        await page.locator('[role=dialog] [role=document] canvas').waitFor()
        await page.getByRole('dialog').locator('code').waitFor()
        rows.push([name, figure(performance.now() - began), figure((bytes() - before) / 1000)])
      }
      await choose(page)
      await round('with nothing there', () => page.getByRole('button', { name: 'Load it and print' }).click())
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await round('the program is there, the worker new', () => choose(page))
      const figures = page.getByRole('checkbox', { name: 'Maps and figures' })
      await figures.focus()
      await round('without its figures, the worker warm', async () => {
        await page.keyboard.press('Space')
        await page.getByRole('dialog').locator('code').waitFor({ state: 'detached' })
      })
      return rows
    })
  },
}

async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('radio', { name: 'On this device' }).focus()
  await page.keyboard.press('Space')
}

/** Counts what arrives, also what the service worker and the printing worker ask for. */
async function listened(context: BrowserContext, page: Page): Promise<() => number> {
  let bytes = 0
  context.on('requestfinished', (request) => {
    if (!/\.(?:wasm|ttf)$|\/typesetter-/.test(new URL(request.url()).pathname) || request.serviceWorker() === null)
      return
    void request.sizes().then(({ responseBodySize }) => {
      bytes += responseBodySize
    })
  })
  await page.waitForLoadState()
  return () => bytes
}

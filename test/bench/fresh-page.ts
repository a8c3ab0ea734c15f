import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { freePort, ServerProcess } from '../faults/server-process.ts'

/** A server that was just started, and the demo design about to open on a page of a browser that was never here. */
export async function onFreshPage<T>(measure: (page: Page) => Promise<T>): Promise<T> {
  const data = mkdtempSync(path.join(tmpdir(), 'balcony-bench-'))
  await using server = await ServerProcess.start({ data, port: await freePort() })
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    await page.goto(`${server.origin}/sign-in#${server.links[0]}`)
    await page
      .getByRole('link', { name: /Maruvel/ })
      .first()
      .click()
    const measured = await measure(page)
    await server.kill()
    return measured
  } finally {
    await browser.close()
    rmSync(data, { recursive: true })
  }
}

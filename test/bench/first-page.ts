import type { Page } from '@playwright/test'
import { onFreshPage } from './fresh-page.ts'
import { figure, type Group } from './table.ts'

const rounds = 4
/** Milliseconds: nobody exports sooner than they have looked at the design. */
const resting = 5_000

export const firstPage: Group = {
  title: 'The first page of the demo case on the screen, from the click on Export until it is painted',
  note: 'In a real browser, 1440 × 900. The first time right after the server’s start, on a page that was just opened: clicked in the moment in which it is ready, then in the same page again; and with a new server and page after a look at it.',
  columns: ['preview', 'first page ms', 'whole file ms'],
  async measure() {
    return [
      ...(await inNewWorld('clicked at once', 0, rounds)),
      ...(await inNewWorld(`after ${resting / 1000} s on the page`, resting, 1)),
    ]
  },
}

/** The first time right after the server's start, then in the same page again. `rest`: milliseconds for which one looks at the design. */
function inNewWorld(first: string, rest: number, rounds: number): Promise<string[][]> {
  return onFreshPage(async (page) => {
    await page.locator('[data-save-state=saved]').first().waitFor({ state: 'attached' })
    await page.waitForTimeout(rest)
    const rows: string[][] = []
    for (let round = 1; round <= rounds; round++) {
      const { painted, file } = await fromClick(page)
      rows.push([round === 1 ? first : `number ${round}`, figure(painted), figure(file)])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    return rows
  })
}

/** Measured by the page itself, frame by frame. */
async function fromClick(page: Page): Promise<{ readonly painted: number; readonly file: number }> {
  const measured = page.evaluate(
    () =>
      new Promise<{ painted: number; file: number }>((resolve) => {
        let clicked: number | undefined
        addEventListener('click', () => (clicked = performance.now()), { capture: true, once: true })
        const small = document.createElement('canvas')
        small.width = small.height = 8
        const pen = small.getContext('2d', { willReadFrequently: true })
        const isInked = (canvas: HTMLCanvasElement) => {
          if (!pen || canvas.width < 300) return false
          pen.clearRect(0, 0, 8, 8)
          pen.drawImage(canvas, 0, 0, 8, 8)
          const { data } = pen.getImageData(0, 0, 8, 8)
          return data.some((value, at) => at % 4 === 0 && Number(data[at + 3]) > 0 && value < 200)
        }
        const look = () => {
          const canvas = document.querySelector<HTMLCanvasElement>('[role=dialog] [role=document] canvas')
          if (clicked === undefined || !canvas || !isInked(canvas)) return requestAnimationFrame(look)
          const painted = performance.now() - clicked
          const since = clicked
          // The title page comes before the file, whose sum is shown once it is here.
          const whole = () => {
            if (!/SHA-256/.test(document.querySelector('[role=dialog]')?.textContent ?? ''))
              return requestAnimationFrame(whole)
            resolve({ painted, file: performance.now() - since })
          }
          whole()
          return
        }
        look()
      }),
  )
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  return measured
}

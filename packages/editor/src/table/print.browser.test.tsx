import type { Edit } from '@balcony/document'
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import { RecordTable } from './RecordTable.tsx'

const medium = (media: 'print' | '') => (cdp() as unknown as Devtools).send('Emulation.setEmulatedMedia', { media })
interface Devtools {
  send(method: string, params: object): Promise<unknown>
}

afterEach(async () => {
  document.documentElement.dataset['theme'] = 'light'
  await medium('')
})

test('[PRINT1] on paper a table stands whole: every row, no wider than the page, in black on white, and nothing that can only be pressed', async () => {
  const seat = new World().sit('nadia')
  const { live } = seat.workspace
  const more = Array.from(
    { length: 100 },
    (_, at): Edit => ({ do: 'add', table: 'venue', id: `many${at}`, values: {} }),
  )
  live.edit(...more)
  const all = live.rows('venue').length
  document.documentElement.dataset['theme'] = 'dark'
  await render(
    <Page>
      <WorkspaceProvider workspace={seat.workspace}>
        <main style={{ inlineSize: 700 }}>
          <RecordTable table="venue" />
        </main>
      </WorkspaceProvider>
    </Page>,
  )
  const table = page.getByRole('grid')
  await expect.element(table).toBeVisible()
  const rows = () => document.querySelectorAll('tbody tr').length
  expect(rows()).toBeLessThan(all)
  expect(document.querySelectorAll('[data-screen]').length).toBeGreaterThan(0)

  dispatchEvent(new Event('beforeprint'))
  await medium('print')
  await expect.poll(rows).toBe(all)
  const main = document.querySelector('main')
  expect(table.element().getBoundingClientRect().width).toBeLessThanOrEqual(main?.clientWidth ?? 0)
  const scroller = table.element().parentElement
  expect(scroller?.scrollHeight).toBe(scroller?.clientHeight)
  for (const each of document.querySelectorAll('[data-screen]')) expect(getComputedStyle(each).display).toBe('none')
  const [ink, surface] = ['--ink', '--surface'].map((name) => getComputedStyle(document.body).getPropertyValue(name))
  expect(surface?.trim()).toBe('#ffffff')
  expect(ink?.trim()).toBe('#1b2527')

  dispatchEvent(new Event('afterprint'))
  await expect.poll(rows).toBeLessThan(all)
})

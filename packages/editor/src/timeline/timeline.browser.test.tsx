import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import TimelinePage from './TimelinePage.tsx'

test('[TIME1] a session is moved with what follows it, in one step; one that falls on a day of mourning says so', async () => {
  const world = new World()
  const seat = world.sit('nadia')
  const { live } = seat.workspace
  await render(
    <Page>
      <div style={{ inlineSize: 1200, blockSize: 900 }}>
        <WorkspaceProvider workspace={seat.workspace}>
          <TimelinePage />
        </WorkspaceProvider>
      </div>
    </Page>,
  )
  await page.getByRole('radio', { name: 'Line' }).click()
  await page.getByRole('button', { name: /^Workshop two: options/ }).click()
  const chosen = page.getByRole('region', { name: 'Workshop two: options' })
  await expect.element(chosen.getByRole('button', { name: /Remembrance of the Third Winter/ })).toBeVisible()
  await page.getByRole('button', { name: /^Workshop one: needs/ }).click()
  const first = page.getByRole('region', { name: /^Workshop one: needs/ })
  await expect.element(first.getByRole('heading', { name: 'If it moves, these slip' })).toBeVisible()
  await first.getByRole('button', { name: 'A week later' }).click()
  await expect.poll(() => live.value('session/S-PSW1/startsOn')).toBe('2027-03-30')
  expect(live.value('followup/FU3/due')).toBe('2027-04-13')
  live.undo.undo()
  expect(live.value('session/S-PSW1/startsOn')).toBe('2027-03-23')
  expect(live.value('followup/FU3/due')).toBe('2027-04-06')
  const bar = page
    .getByRole('button', { name: /^Workshop one: needs/ })
    .first()
    .element()
  if (bar instanceof SVGElement) bar.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => live.value('session/S-PSW1/startsOn')).toBe('2027-03-24')
  expect(live.value('followup/FU3/due')).toBe('2027-04-06')
})

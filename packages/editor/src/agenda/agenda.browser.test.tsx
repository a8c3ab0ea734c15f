import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

test('[AGENDA9] from the menu of a block it is duplicated, pinned, put beside the one before and taken to another day', async () => {
  localStorage.clear()
  const world = new World()
  await render(
    <Page>
      <Playground world={world} person="nadia" at="sessions" />
    </Page>,
  )
  const live = world.seats[0]?.workspace.live
  if (!live) throw new Error('somebody sits there')
  const agenda = page.getByRole('region', { name: 'Agenda' })
  const session = live.rows('session').find(({ values }) => values['days'] === 3)
  await agenda
    .getByRole('button', { name: /Session/ })
    .first()
    .click()
  await page.getByRole('option', { name: String(session?.values['title']) }).click()
  const own = () => live.rows('block').filter((row) => row.values['session'] === session?.id)
  const second = own()[1]
  const title = String(second?.values['title'])
  const menu = async (item: string | RegExp) => {
    await agenda
      .getByRole('button', { name: `Menu of ${title}`, exact: true })
      .first()
      .click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const before = own().length
  await menu('Duplicate')
  await expect.poll(() => own().length).toBe(before + 1)
  // The copy and the starts that follow from it are one step.
  live.undo.undo()
  expect(own().length).toBe(before)
  await menu(/^Keep the start at/)
  await expect.poll(() => live.value(`block/${second?.id}/fixed`)).toBe(true)
  await menu('Let the start follow again')
  await expect.poll(() => live.value(`block/${second?.id}/fixed`)).toBeUndefined()
  await menu(/^At the same time as/)
  await expect.element(agenda.getByRole('list', { name: 'At the same time' })).toBeVisible()
  await agenda.getByRole('button', { name: 'On its own' }).click()
  await expect.poll(() => live.value(`block/${second?.id}/beside`)).toBeUndefined()
  await menu('Day 2')
  await expect.poll(() => live.value(`block/${second?.id}/day`)).toBe(2)
  await agenda.getByRole('button', { name: 'From the library…' }).click()
  const count = own().length
  await page.getByRole('menuitem').nth(2).click()
  await expect.poll(() => own().length).toBe(count + 1)
})

test('[AGENDA12] the lower edge of a block is pulled to change its length; keys and the menu do the same, and starts follow', async () => {
  localStorage.clear()
  const world = new World()
  await render(
    <Page>
      <Playground world={world} person="nadia" at="sessions" />
    </Page>,
  )
  const live = world.seats[0]?.workspace.live
  if (!live) throw new Error('somebody sits there')
  const agenda = page.getByRole('region', { name: 'Agenda' })
  await expect.element(agenda.getByText('Arrival and tea')).toBeVisible()
  const length = () => live.value('block/S-PM1-d1-01/duration')
  const next = () => live.value('block/S-PM1-d1-02/start')
  expect([length(), next()]).toEqual([15, '13:45'])
  const edge = document.querySelector('[data-row="S-PM1-d1-01"] [data-edge]')
  if (!(edge instanceof HTMLElement)) throw new Error('the block has an edge')
  // Capturing asks for a real pointer.
  edge.setPointerCapture = () => {}
  const at = (type: string, clientY: number) =>
    edge.dispatchEvent(new PointerEvent(type, { bubbles: true, clientY, button: 0, pointerId: 1 }))
  at('pointerdown', 100)
  await expect.poll(() => edge.dataset['pulled']).toBe('true')
  at('pointermove', 132)
  await expect.element(agenda.getByText('35 min')).toBeVisible()
  expect(length()).toBe(15)
  at('pointerup', 132)
  await expect.poll(() => [length(), next()]).toEqual([35, '14:05'])
  await agenda.getByRole('button', { name: 'Menu of Arrival and tea' }).click()
  await page.getByRole('menuitem', { name: 'Five minutes shorter' }).click()
  await expect.poll(() => [length(), next()]).toEqual([30, '14:00'])
  await agenda.getByRole('textbox', { name: 'Length of Arrival and tea' }).click()
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => [length(), next()]).toEqual([25, '13:55'])
})

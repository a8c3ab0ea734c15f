import { compartments } from '@balcony/design'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'

test('[BOARD1] a card is moved by keys, from its menu and by dragging; the focus goes with it', async () => {
  localStorage.clear()
  const participant = [
    { id: 'p1', values: { code: 'Heron', invitation: 'shortlist' } },
    { id: 'p2', values: { code: 'Cedar', invitation: 'invited' } },
  ]
  const world = new World({ open: compartments, sections: {}, tables: { participant } })
  await render(
    <Page>
      <Playground world={world} person="nadia" at="participants" />
    </Page>,
  )
  const live = world.seats[0]?.workspace.live
  const at = () => live?.value('participant/p1/invitation')
  await page.getByRole('radio', { name: 'Board' }).first().click()
  const card = page.getByRole('button', { name: 'Heron', exact: true })
  const element = card.element()
  if (element instanceof HTMLElement) element.focus()
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}')
  await expect.poll(at).toBe('sounding_out')
  await expect.element(card).toHaveFocus()
  await page.getByRole('button', { name: 'Move Heron' }).click()
  await page.getByRole('menuitem', { name: 'Invited' }).click()
  await expect.poll(at).toBe('invited')
  const list = document.querySelector('section[aria-label="Confirmed"]')
  const dataTransfer = new DataTransfer()
  card
    .element()
    .closest('li')
    ?.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }))
  for (const type of ['dragover', 'drop'])
    list?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
  await expect.poll(at).toBe('confirmed')
  live?.undo.undo()
  expect(at()).toBe('invited')
})

import { compartments } from '@balcony/design'
import { anchorWords } from '@balcony/document'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Playground } from '../playground/Playground.tsx'
import { Page } from '../testing/open.tsx'
import { World } from '../testing/world.ts'
import { WorkspaceProvider } from '../workspace.tsx'
import { CommentsPage } from './CommentsPage.tsx'

async function show(world: World, at: string) {
  await render(
    <Page>
      <Playground world={world} person="nadia" at={at} />
    </Page>,
  )
}

/** The list of comments, with a box open for what is said of the whole design. */
async function beginOnWhole(world: World) {
  await render(
    <Page>
      <WorkspaceProvider workspace={world.sit('nadia').workspace}>
        <CommentsPage />
      </WorkspaceProvider>
    </Page>,
  )
  await page.getByRole('button', { name: 'Comment on the whole design' }).click()
}

test('[COMMENT1] words in a plain cell on which an open comment stands are lifted, also after somebody writes before them', async () => {
  const rows = [{ id: 'v1', values: { name: 'Lakeside House' } }]
  const world = new World({ open: compartments, sections: {}, tables: { venue: rows } })
  const { live, threads } = world.sit('leila').workspace
  const anchor = anchorWords(live.docOf('venue/v1/name'), 'venue/v1/name', { from: 9, to: 14 })
  if (!anchor.ok) throw new Error(anchor.problem.message)
  await threads.open(anchor.value, { id: 'r1', text: 'Is it a house?' })
  await show(world, 'venues')
  const lifted = page.getByRole('grid').getByText('House', { exact: true })
  await expect.element(lifted).toHaveAttribute('data-thread')
  live.edit({ do: 'write', address: 'venue/v1/name', text: 'The Lakeside House' })
  await expect.element(page.getByRole('grid').getByText('The Lakeside House')).toBeVisible()
  await expect.element(lifted).toHaveAttribute('data-thread')
})

test('[COMMENT7] words are commented in the language in which they stand', async () => {
  const title = { en: 'River talks', de: 'Gespräche am Fluss' }
  await show(new World({ open: compartments, sections: { design: { title } }, tables: {} }), 'design')
  const box = page.getByRole('textbox', { name: /in German/ })
  await box.click()
  const area = box.element() as HTMLTextAreaElement
  area.setSelectionRange(13, 18)
  await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}')
  await expect.element(page.getByRole('article', { name: 'New comment' }).getByText('Fluss')).toBeVisible()
  await userEvent.keyboard('The river has another name there.{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('article').getByText('The river has another name there.')).toBeVisible()
})

test('[COMMENT8] what is said of the whole design is begun in the list of comments, and found there before the sections', async () => {
  const world = new World({ open: compartments, sections: {}, tables: { venue: [{ id: 'v1', values: {} }] } })
  await world.sit('leila').workspace.threads.open({ on: 'place', address: 'venues' }, { id: 'r1', text: 'Too many.' })
  await beginOnWhole(world)
  await expect.element(page.getByRole('article', { name: 'New comment' }).getByText(/reads? this/)).toBeVisible()
  await userEvent.keyboard('Who asked for this process?{Control>}{Enter}{/Control}')
  await expect.element(page.getByRole('heading', { name: /^Whole design/ })).toBeVisible()
  const rows = () => [...document.querySelectorAll('[data-row]')].map((row) => row.textContent)
  await expect.poll(() => rows()[0]).toContain('Who asked for this process?')
  expect(rows()[1]).toContain('Too many.')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Whole design/ }).click()
  await expect.poll(() => rows().length).toBe(1)
})

test('[COMMENT9] whoever chooses a name and types on at once writes after it', async () => {
  const world = new World({ open: compartments, sections: {}, tables: {} })
  await beginOnWhole(world)
  const box = page.getByRole('article', { name: 'New comment' }).getByRole('textbox')
  await box.click()
  await userEvent.keyboard('Ask @')
  await expect.element(page.getByRole('option').first()).toBeVisible()
  const area = box.element() as HTMLTextAreaElement
  // Both keys before the page draws again.
  area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  document.execCommand('insertText', false, 'why.')
  await expect.element(box).toHaveValue(expect.stringMatching(/^Ask @.+ why\.$/))
})

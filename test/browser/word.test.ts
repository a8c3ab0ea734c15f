import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeEdition, process as wholeDesign } from '@balcony/design'
import { Press } from '@balcony/export'
import type { FileChooser } from '@playwright/test'
import { expect, test } from './world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-word-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const p = (...content: object[]) => ({ type: 'paragraph', content })
const cell = (type: string, words: string) => ({ type, content: [p(text(words))] })
const narrative = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [text('What the elders told us')] },
    p(text('Nobody '), text('opens', 'bold'), text(' the gates alone.')),
    { type: 'bulletList', content: [{ type: 'listItem', content: [p(text('The lower gate'))] }] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Gate'), cell('tableHeader', 'Keeper')] },
        { type: 'tableRow', content: [cell('tableCell', 'Upper'), cell('tableCell', 'The clinic')] },
      ],
    },
    p(text('نلتقي اليوم')),
  ],
}

/** A document as Word would write it, with these blocks in it. */
async function wordFile(): Promise<string> {
  const sections = { design: { coverTitle: 'Notes' }, context: { narrative } }
  const snapshot = { open: ['core'], sections, tables: {} } as unknown as Parameters<typeof makeEdition>[1]
  const press = new Press({ children: 1 })
  const edition = makeEdition(wholeDesign, snapshot, 'internal', { date: '2027-02-20' })
  const made = await press.render(edition, { paper: 'a4', format: 'docx' })
  await press.close()
  if (!made.ok) throw new Error(made.problem.message)
  const file = path.join(folder, 'notes.docx')
  writeFileSync(file, made.value.file)
  return file
}

test('[WORD1] a Word document comes into a section with its headings, lists and tables, seen before it is put there, and undo takes it back', async ({
  world,
}) => {
  const file = await wordFile()
  const lead = await world.person(0)
  await lead.openDesign()
  const { page } = lead
  await page.getByRole('navigation', { name: 'Outline' }).getByText('Venues').click()
  await page.getByRole('button', { name: 'Bring text into Venues' }).click()
  await page.getByRole('menuitem', { name: 'Import from Word…' }).click()
  const dialog = page.getByRole('dialog')
  const choose = async (chosen: Parameters<FileChooser['setFiles']>[0]) => {
    const asking = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose a file' }).click()
    await (await asking).setFiles(chosen)
  }
  // [WORD2] What is no document of Word says so, and changes nothing.
  await choose({
    name: 'lie.docx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK no document at all, only words'),
  })
  await expect(dialog.getByRole('alert')).toContainText('no document that can be read')
  await choose(file)
  const preview = dialog.getByRole('region', { name: 'What comes in' })
  await expect(preview.getByRole('heading', { name: 'What the elders told us' })).toBeVisible()
  await expect(preview.getByRole('cell', { name: 'The clinic' })).toBeVisible()
  await expect(preview.locator('li').getByText('The lower gate')).toBeVisible()
  await dialog.getByRole('button', { name: 'Put at the end of the section' }).click()
  await expect(dialog).toHaveCount(0)
  const prose = page.locator('[data-prose="venues/narrative"]')
  await expect(prose.getByRole('heading', { name: 'What the elders told us' })).toBeVisible()
  await expect(prose.locator('strong').getByText('opens')).toBeVisible()
  await expect(prose.getByText('نلتقي اليوم')).toHaveAttribute('dir', 'auto')
  await expect(lead.save).toHaveAttribute('data-save-state', 'saved')
  await page.getByRole('heading', { level: 1, name: 'Venues' }).click()
  await page.keyboard.press('Control+z')
  await expect(prose.getByText('What the elders told us')).toHaveCount(0)
})

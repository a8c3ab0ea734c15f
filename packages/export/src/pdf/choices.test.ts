import { createHash } from 'node:crypto'
import { importDesign, process } from '@balcony/design'
import { afterAll, expect, test } from 'vitest'
import type { RenderOptions } from '../rendering.ts'
import { demoEdition } from '../testing/edition.ts'
import { judgePdf } from '../testing/judge-pdf.ts'
import { flat, readPdf } from '../testing/read-pdf.ts'
import { Press } from './press.ts'

const press = new Press({ children: 1 })
afterAll(() => press.close())

async function printed(edition: ReturnType<typeof demoEdition>, options: Partial<RenderOptions>) {
  const result = await press.render(edition, { paper: 'a4', ...options })
  if (!result.ok) throw new Error(result.problem.message)
  expect(result.value.remarks).toEqual([])
  return result.value
}

test('[PDF18] for archives a file is PDF/A-3a and PDF/UA-1 in one, with the same bytes each time', async () => {
  const made = await printed(demoEdition('donor'), { archive: true, attach: true })
  expect(made.standard).toBe('archive')
  const { wrong, xmp } = await judgePdf(made.file)
  expect(wrong).toEqual([])
  expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect((await readPdf(made.file)).pages).toHaveLength(made.pages)
  const again = await printed(demoEdition('donor'), { archive: true, attach: true })
  expect(again.sha256).toBe(made.sha256)
})

test('[PDF19] the data that goes with a file holds what the edition holds, nothing more, and can be read again', async () => {
  const internal = await readPdf((await printed(demoEdition(), { attach: true })).file)
  const file = internal.attachments.get('design.json')
  const imported = importDesign(process, JSON.parse(new TextDecoder().decode(file)))
  expect(imported).toMatchObject({ ok: true })
  expect(imported.ok && imported.value.snapshot.tables['venue']?.length).toBe(3)
  const partner = await readPdf((await printed(demoEdition('partner', { partner: 'PT1' }), { attach: true })).file)
  const words = new TextDecoder().decode(partner.attachments.get('design.json'))
  expect(words).toContain('Pell Ford circles')
  expect(words).not.toMatch(/Heron|UMDC|Sella Guesthouse|"O1"|PELICAN/)
  expect((await readPdf((await printed(demoEdition('partner', { partner: 'PT1' }), {})).file)).attachments.size).toBe(0)
})

test('[PDF20] a numbered copy says on every page which one it is and for whom', async () => {
  const made = await printed({ ...demoEdition('donor'), copy: 3, recipient: 'Rosa Quispe' }, {})
  const { pages } = await readPdf(made.file)
  expect(pages.length).toBeGreaterThan(3)
  for (const words of pages) {
    expect(flat(words)).toContain('For Rosa Quispe · Copy 3')
    expect(flat(words).split('Rosa Quispe').length).toBeGreaterThan(2)
  }
})

test('[PDF21] what a release says of itself stands on its first page; contents and figures can be left out; the hash is that of the file', async () => {
  const release = { number: 4, version: '1.0', approvals: [{ as: 'Lead', date: '2027-02-19' }] }
  const made = await printed({ ...demoEdition(), release }, { withoutContents: true, withoutFigures: true })
  const { pages } = await readPdf(made.file)
  expect(flat(String(pages[0]))).toContain('Release 4 · 1.0')
  expect(flat(pages.join(' '))).not.toContain('The days at a glance')
  expect(pages[1]).not.toContain('Contents')
  expect(made.sha256).toBe(createHash('sha256').update(made.file).digest('hex'))
})

test('[LAY13] words that were cut are a bar that says so, in an edition that goes outside', async () => {
  const mark = { type: 'text', text: 'left out', marks: [{ type: 'withheld' }] }
  const narrative = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'We met ' }, mark, { type: 'text', text: ' there.' }] },
    ],
  }
  const outside = demoEdition('partner', { partner: 'PT1' })
  const sections = { ...outside.snapshot.sections, context: { narrative } }
  const made = await printed({ ...outside, snapshot: { ...outside.snapshot, sections } }, {})
  expect(flat((await readPdf(made.file)).pages.join(' '))).toContain('We met left out there.')
})

test('[PDF22] a run-sheet, a leaflet and the briefs are as short as those who use them need', async () => {
  const pagesOf = async (kind: 'agenda' | 'run-sheet' | 'donor' | 'public') =>
    (await printed(demoEdition(kind, { session: 'S-PM1' }), {})).pages
  expect(await pagesOf('agenda')).toBeLessThanOrEqual(2)
  expect(await pagesOf('run-sheet')).toBeLessThanOrEqual(6)
  expect(await pagesOf('donor')).toBeLessThanOrEqual(10)
  expect(await pagesOf('public')).toBeLessThanOrEqual(2)
})

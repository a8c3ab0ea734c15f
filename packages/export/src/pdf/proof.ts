import type { Block, Content } from '../blocks.ts'
import { Losses } from '../text/losses.ts'
import { type Sheet, sheetOf } from '../typeset/sheet.ts'

const words: Content = { is: 'words', text: 'Aa 1' }
const blocks: readonly Block[] = [
  { is: 'title-page', kind: 'Proof', title: 'Proof', classification: 'Proof', facts: [], notice: '' },
  { is: 'contents', title: 'Contents' },
  { is: 'heading', level: 1, numbered: true, text: 'Proof' },
  { is: 'facts', facts: [{ label: 'Fact', content: words }] },
  { is: 'record', title: 'Record', short: [{ label: 'Fact', content: words }], long: [] },
  {
    is: 'table',
    columns: [{ label: 'Column', weight: 1, numeric: false }],
    rows: [[words]],
    namedRows: true,
    wide: false,
  },
]

/** A few pages that use every part of the template once. */
export const proof: Sheet = sheetOf(
  blocks,
  {
    coverTitle: 'Proof',
    classification: 'Proof',
    language: 'en',
    date: '2000-01-01',
    footer: 'Proof',
    paper: 'a4',
    pageOf: 'Page {page} of {pages}',
    untitled: 'Untitled',
  },
  new Losses(),
)

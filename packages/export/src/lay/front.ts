import type { EditionKind } from '@balcony/design'
import { printDate } from '@balcony/design'
import type { Block, Fact } from '../blocks.ts'
import { contentOf } from './content.ts'
import { localeOf, type Reader } from './reader.ts'

/** What each edition calls itself, and how its reader is asked to handle it. */
const editionWords: Readonly<Record<EditionKind, { readonly name: string; readonly notice: string }>> = {
  internal: {
    name: 'Full internal edition',
    notice: 'For the team of this design only. Do not copy it, pass it on or leave it where others can read it.',
  },
  partner: {
    name: 'Partner edition',
    notice: 'For the partner it was made for. It leaves out what is not theirs to hold; do not pass it on.',
  },
  donor: { name: 'Donor brief', notice: 'For the donor it was made for. Names, places and near dates are left out.' },
  public: { name: 'Public brief', notice: 'May be read by anybody.' },
  'run-sheet': { name: 'Run-sheet', notice: 'For the facilitators of this session. Destroy it after use.' },
  agenda: { name: 'Agenda', notice: 'For the participants of this session. It is handed out and taken back.' },
  legal: { name: 'Legal file', notice: 'For counsel and the lead. Privileged; do not copy or pass on.' },
}

/** A neutral title page, safe on a table or at a border: the cover title, which version of when, and no names. */
export function layFront(reader: Reader): Block[] {
  const { edition, process, say } = reader
  const { name, notice } = editionWords[edition.kind]
  const fields = process.sections['design']?.fields ?? {}
  const values = edition.snapshot.sections['design'] ?? {}
  const own = ['version', 'status'].flatMap((key): Fact[] => {
    const field = fields[key]
    const content = field && contentOf(reader, field, values[key])
    return field && content ? [{ label: say(field.label), content }] : []
  })
  const facts: Fact[] = [
    { label: say('Edition'), content: { is: 'words', text: say(name) } },
    { label: say('Date'), content: { is: 'words', text: printDate(edition.date, localeOf(reader)) } },
    ...own,
  ]
  return [
    {
      is: 'title-page',
      kind: say('Working paper'),
      title: edition.coverTitle,
      classification: edition.classification,
      facts,
      notice: say(notice),
    },
    { is: 'contents', title: say('Contents') },
  ]
}

/** The line at the foot of every page: which edition, of which day. */
export function footerOf(reader: Reader): string {
  const { edition, say } = reader
  return `${say(editionWords[edition.kind].name)} · ${printDate(edition.date, localeOf(reader))}`
}

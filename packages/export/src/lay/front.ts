import type { EditionKind } from '@balcony/design'
import { printDate } from '@balcony/design'
import type { Block, Fact, Head } from '../blocks.ts'
import { contentOf } from './content.ts'
import type { Extras } from './extras.ts'
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

/** Said on the first page, or of no use to anybody who reads a document. */
export const toldInFront = ['coverTitle', 'titleLanguage', 'version', 'status', 'summary', 'publicSummary', 'today']

/** A neutral title page, safe on a table or at a border: the cover title, which version of when, and no names. */
export function layFront(reader: Reader, extras: Extras): Block[] {
  const { edition, say } = reader
  const contents: Block[] = extras.withoutContents ? [] : [{ is: 'contents', title: say('Contents') }]
  return [
    {
      is: 'title-page',
      kind: say('Working paper'),
      title: edition.coverTitle,
      classification: edition.classification,
      facts: firstFacts(reader, []),
      notice: say(editionWords[edition.kind].notice),
    },
    ...contents,
    ...howToRead(reader),
  ]
}

/** The same for a document without a title page of its own. */
export function layHead(reader: Reader, told: readonly string[] = []): Head {
  const { edition, say } = reader
  const { name, notice } = editionWords[edition.kind]
  const kind = say(name)
  return {
    is: 'head',
    // “Run-sheet – destroy after use” says it already.
    kind: edition.classification.startsWith(kind) ? '' : kind,
    title: edition.coverTitle,
    classification: edition.classification,
    // The band above says which edition it is.
    facts: firstFacts(reader, told).slice(1),
    notice: say(notice),
  }
}

/** What the whole is about. */
export function layLead(reader: Reader): Block[] {
  const { summary, publicSummary } = reader.edition.snapshot.sections['design'] ?? {}
  const text = summary ?? publicSummary
  return typeof text === 'string' && text.trim() !== '' ? [{ is: 'text', as: 'lead', text: text.trim() }] : []
}

/** Sentences in place of what this audience may not read. */
export function statementsOf({ edition }: Reader): Block[] {
  return edition.statements.map((text) => ({ is: 'text', as: 'note', text, rows: 0 }))
}

function firstFacts(reader: Reader, told: readonly string[]): Fact[] {
  const { edition, process, say } = reader
  const fields = process.sections['design']?.fields ?? {}
  const values = edition.snapshot.sections['design'] ?? {}
  const own = ['version', 'status', ...told].flatMap((key): Fact[] => {
    const field = fields[key]
    const content = field && contentOf(reader, field, values[key])
    return field && content ? [{ label: say(field.label), content }] : []
  })
  return [
    { label: say('Edition'), content: { is: 'words', text: say(editionWords[edition.kind].name) } },
    { label: say('Date'), content: { is: 'words', text: printDate(edition.date, localeOf(reader)) } },
    ...own,
    ...handedOver(reader),
  ]
}

/** What makes it final, and whose copy it is. */
function handedOver(reader: Reader): Fact[] {
  const { edition, say } = reader
  const { release, recipient, copy } = edition
  const fact = (label: string, text: string): Fact => ({ label: say(label), content: { is: 'words', text } })
  const approvals = release?.approvals.map(({ as, date }) => `${say(as)}, ${printDate(date, localeOf(reader))}`) ?? []
  return [
    ...(release ? [fact('Release', `${release.number} · ${release.version}`)] : []),
    ...(approvals.length > 0 ? [fact('Approved', approvals.join('\n'))] : []),
    ...(recipient === undefined ? [] : [fact('For', recipient)]),
    ...(copy === undefined ? [] : [fact('Copy', String(copy))]),
  ]
}

const reading: Readonly<Partial<Record<EditionKind, readonly (readonly [label: string, text: string])[]>>> = {
  internal: [
    ['Code names', 'Participants stand under code names. Who they are is kept apart and is in no edition.'],
    ['Dotted words', 'Words with dots below them stay with the team: other editions do not have them.'],
    ['Scales', 'A scale is told by its marks and in figures; its ends are named where it stands alone.'],
  ],
  partner: [
    ['Labels', 'Parties and places stand under general labels, participants under numbers of this edition.'],
    ['Dots', 'Three dots stand where a name was that this edition does not say.'],
  ],
}

function howToRead(reader: Reader): Block[] {
  const { say } = reader
  const facts = (reading[reader.edition.kind] ?? []).map(
    ([label, text]): Fact => ({ label: say(label), content: { is: 'words', text: say(text) } }),
  )
  return facts.length === 0
    ? []
    : [
        { is: 'heading', level: 2, numbered: false, text: say('How to read this document') },
        { is: 'facts', facts },
      ]
}

/** The line at the foot of every page: which edition, of which day; which release, and whose copy it is. */
export function footerOf(reader: Reader): string {
  const { edition, say } = reader
  const { release, recipient, copy } = edition
  const filled = (message: string, value: string) => say(message).replace(/\{\w+\}/, () => value)
  return [
    say(editionWords[edition.kind].name),
    printDate(edition.date, localeOf(reader)),
    ...(release ? [filled('Release {number}', String(release.number))] : []),
    ...(recipient === undefined ? [] : [filled('For {name}', recipient)]),
    ...(copy === undefined ? [] : [filled('Copy {number}', String(copy))]),
  ].join(' · ')
}

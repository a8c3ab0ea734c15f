import { type Address, type Edition, type Finding, printDate } from '@balcony/design'
import type { Block, Content, RecordBlock, TableBlock } from '../blocks.ts'
import { localeOf, nameOf, type Reader } from './reader.ts'
import { heading } from './sections.ts'

type Thread = Edition['threads'][number]
type Change = Edition['changes'][number]

/** What stands beside the design in this edition: findings and waivers, what changed, comments. */
export function layAnnexes(reader: Reader): Block[] {
  const { edition, say } = reader
  const { findings, since } = edition
  const open = findings.filter((finding) => !finding.waived)
  const accepted = findings.filter((finding) => finding.waived)
  const changes = changesOf(reader, edition.changes)
  const changesTitle = say('Changes since version {version}').replace('{version}', () => since?.name ?? '')
  return [
    ...part(reader, 'Findings of the review', findingsOf(reader, open)),
    ...part(reader, 'Findings that were accepted', waiversOf(reader, accepted)),
    ...(changes.length === 0 ? [] : [heading(3, changesTitle, false), ...changes]),
    ...part(
      reader,
      'Comments',
      edition.threads.map((thread, index) => threadOf(reader, thread, index)),
    ),
  ]
}

function part(reader: Reader, title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(3, reader.say(title), false), ...blocks]
}

/** Where an address stands, in words; undefined where this edition holds nothing of it. */
function placeOf(reader: Reader, address: Address): string | undefined {
  const [name = '', id = '', key = ''] = address.split('/')
  const { process, edition, say } = reader
  const section = Object.hasOwn(process.sections, name) ? process.sections[name] : undefined
  if (section) return labelled(say(section.label), section.fields[id]?.label, say)
  const table = Object.hasOwn(process.tables, name) ? process.tables[name] : undefined
  if (!table) return undefined
  if (id === '') return say(table.label)
  if (!edition.snapshot.tables[name]?.some((each) => each.id === id)) return undefined
  const record = `${say(table.singular)} ${nameOf(reader, `${name}/${id}`) ?? ''}`.trim()
  return labelled(record, table.fields[key]?.label, say)
}

function labelled(place: string, field: string | undefined, say: Reader['say']): string {
  return field === undefined || say(field) === place ? place : `${place} – ${say(field)}`
}

/** Letters of a text in the change log. */
const maxChangedLetters = 400

const weights: Readonly<Record<Finding['severity'], string>> = {
  blocker: 'Blocker',
  warning: 'Warning',
  advice: 'Advice',
}

function findingsOf(reader: Reader, findings: readonly Finding[]): Block[] {
  const rows = findings.map((finding) => [
    words(reader.say(weights[finding.severity])),
    words(placeOf(reader, finding.at) ?? ''),
    words(messageOf(reader, finding)),
  ])
  return rows.length === 0 ? [] : [tableOf(reader, ['Weight', 'Where', 'Finding'], [2, 4, 9], rows)]
}

function waiversOf(reader: Reader, findings: readonly Finding[]): Block[] {
  const rows = findings.flatMap((finding) => {
    const { waived } = finding
    if (!waived) return []
    return [
      [
        words(placeOf(reader, finding.at) ?? ''),
        words(messageOf(reader, finding)),
        words(waived.reason),
        words(waived.by),
        words(printDate(waived.until, localeOf(reader))),
      ],
    ]
  })
  return rows.length === 0
    ? []
    : [tableOf(reader, ['Where', 'Finding', 'Reason', 'By', 'Until'], [3, 5, 5, 2, 2], rows)]
}

function messageOf(reader: Reader, finding: Finding): string {
  return reader.say(finding.message).replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const value = finding.values[key]
    return value === undefined ? whole : typeof value === 'string' ? reader.say(value) : String(value)
  })
}

const changeWords: Readonly<Record<Change['is'], string>> = { added: 'New', removed: 'Removed', changed: 'Changed' }

function changesOf(reader: Reader, changes: readonly Change[]): Block[] {
  const rows = changes.map(({ name, field, is, before = '', after = '' }) => [
    words(field === undefined ? name : `${name} – ${field}`),
    words(reader.say(changeWords[is])),
    words(shortened(before)),
    words(shortened(after)),
  ])
  return rows.length === 0 ? [] : [tableOf(reader, ['Where', 'What', 'Before', 'After'], [4, 2, 6, 6], rows)]
}

/** A change log tells where to look; whole texts stand in the design. */
function shortened(text: string): string {
  const letters = [...text]
  return letters.length <= maxChangedLetters ? text : `${letters.slice(0, maxChangedLetters - 1).join('')}…`
}

function threadOf(reader: Reader, thread: Thread, index: number): RecordBlock {
  const { say } = reader
  return {
    is: 'record',
    title: `${index + 1}. ${placeOf(reader, thread.address) ?? ''}`,
    short: [{ label: say('State'), content: words(thread.isResolved ? say('Resolved') : say('Open')) }],
    long: [
      ...(thread.quote === undefined ? [] : [{ label: say('On the words'), content: words(`“${thread.quote}”`) }]),
      ...thread.remarks.map(({ author, date, text }) => ({
        label: `${author}, ${printDate(date, localeOf(reader))}`,
        content: words(text),
      })),
    ],
  }
}

function tableOf(
  reader: Reader,
  labels: readonly string[],
  weights: readonly number[],
  rows: readonly (readonly Content[])[],
): TableBlock {
  const columns = labels.map((label, index) => ({
    label: reader.say(label),
    weight: weights[index] ?? 1,
    numeric: false,
  }))
  return { is: 'table', columns, rows, namedRows: false, wide: false }
}

function words(text: string): Content {
  return { is: 'words', text }
}

import type { Address, Finding } from '@balcony/design'
import { printDate } from '@balcony/design'
import type { Block, Content, RecordBlock, TableBlock } from '../blocks.ts'
import type { Extras, PrintedChange, PrintedThread } from './extras.ts'
import { localeOf, nameOf, type Reader } from './reader.ts'
import { heading } from './sections.ts'

/** Findings speak of what only the team may read. */
const withFindings: ReadonlySet<string> = new Set(['internal', 'run-sheet'])

/** What stands beside the design: findings and waivers, comments, what changed. Each only of what this edition holds. */
export function layAnnexes(reader: Reader, { findings = [], threads = [], changes }: Extras): Block[] {
  const { say } = reader
  const open = withFindings.has(reader.edition.kind) ? findings.filter((finding) => finding.reads.length === 0) : []
  const changed = changes ? changesOf(reader, changes.changes) : []
  const talked = threads.flatMap((thread, index) => threadOf(reader, thread, index) ?? [])
  return [
    ...part(
      reader,
      'Findings of the review',
      findingsOf(
        reader,
        open.filter((finding) => !finding.waived),
      ),
    ),
    ...part(
      reader,
      'Findings that were accepted',
      waiversOf(
        reader,
        open.filter((finding) => finding.waived),
      ),
    ),
    ...(changed.length === 0
      ? []
      : [
          heading(
            3,
            say('Changes since version {version}').replace('{version}', () => changes?.since ?? ''),
            false,
          ),
          ...changed,
        ]),
    ...part(reader, 'Comments', talked),
  ]
}

function part(reader: Reader, title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(3, reader.say(title), false), ...blocks]
}

/** Where an address stands, in words; undefined where this edition holds nothing of it. */
export function placeOf(reader: Reader, address: Address): string | undefined {
  const [name = '', id = '', key = ''] = address.split('/')
  const { process, edition, say } = reader
  const section = Object.hasOwn(process.sections, name) ? process.sections[name] : undefined
  if (section) {
    const values = edition.snapshot.sections[name]
    const field = section.fields[id]
    if (id !== '' && values?.[id] === undefined) return undefined
    return field && field.label !== section.label ? `${say(section.label)} – ${say(field.label)}` : say(section.label)
  }
  const table = Object.hasOwn(process.tables, name) ? process.tables[name] : undefined
  if (!table) return undefined
  if (id === '') return (edition.snapshot.tables[name]?.length ?? 0) > 0 ? say(table.label) : undefined
  const row = edition.snapshot.tables[name]?.find((each) => each.id === id)
  if (!row || (key !== '' && row.values[key] === undefined)) return undefined
  const label = `${say(table.singular)} ${nameOf(reader, `${name}/${id}`) ?? ''}`.trim()
  const field = table.fields[key]
  return field ? `${label} – ${say(field.label)}` : label
}

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

const changeWords: Readonly<Record<PrintedChange['is'], string>> = {
  added: 'New',
  removed: 'Removed',
  changed: 'Changed',
}

function changesOf(reader: Reader, changes: readonly PrintedChange[]): Block[] {
  const team = reader.edition.kind === 'internal'
  const rows = changes.flatMap((change) => {
    const place = placeOf(reader, change.at) ?? (team ? change.name : undefined)
    if (place === undefined) return []
    const when = change.on === undefined ? '' : printDate(change.on, localeOf(reader))
    return [
      [
        words(place),
        words(reader.say(changeWords[change.is])),
        // What others wrote before it was cut is not in their edition.
        words(team ? (change.before ?? '') : ''),
        words(team ? (change.after ?? '') : ''),
        words([when, team ? (change.by ?? '') : ''].filter((each) => each !== '').join('\n')),
      ],
    ]
  })
  return rows.length === 0 ? [] : [tableOf(reader, ['Where', 'What', 'Before', 'After', 'When'], [4, 2, 5, 5, 3], rows)]
}

function threadOf(reader: Reader, thread: PrintedThread, index: number): RecordBlock | undefined {
  const place = placeOf(reader, thread.at)
  if (place === undefined) return undefined
  const { say } = reader
  const state = thread.resolved ? say('Resolved') : say('Open')
  return {
    is: 'record',
    title: `${index + 1}. ${place}`,
    short: [{ label: say('State'), content: words(state) }],
    long: [
      ...(thread.quote === undefined ? [] : [{ label: say('On the words'), content: words(`“${thread.quote}”`) }]),
      ...thread.remarks.map(({ by, on, text }) => ({
        label: `${by}, ${printDate(on, localeOf(reader))}`,
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

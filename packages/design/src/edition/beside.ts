import type { Address } from '../address.ts'
import type { EditionKind, Process } from '../describe.ts'
import { changes } from '../kind/compare.ts'
import { type Names, print, type Say } from '../kind/print.ts'
import { wordsOf } from '../prose.ts'
import type { Finding } from '../review/finding.ts'
import type { Snapshot, Values } from '../snapshot.ts'

/** A comment as its makers hand it over: names are already words. */
export interface ThreadForEdition {
  readonly address: Address
  /** The words it stands on. */
  readonly quote?: string
  readonly isResolved: boolean
  /** The partner whose thread it is; absent for the team's own. */
  readonly partner?: string
  readonly remarks: readonly RemarkForEdition[]
}

export interface RemarkForEdition {
  readonly author: string
  /** Whether the partner wrote it, not the team. */
  readonly byPartner: boolean
  /** YYYY-MM-DD */
  readonly date: string
  readonly text: string
}

/** A comment as it stands in an edition. */
export interface EditionThread {
  readonly address: Address
  readonly quote?: string
  readonly isResolved: boolean
  readonly remarks: readonly Omit<RemarkForEdition, 'byPartner'>[]
}

/** What differs from an earlier version, in words. */
export interface EditionChange {
  /** A section's or record's field, or a record that came or went. */
  readonly address: Address
  readonly is: 'added' | 'removed' | 'changed'
  /** What the record is called, or the section. */
  readonly name: string
  /** The field's label; absent where a whole record came or went. */
  readonly field?: string
  readonly before?: string
  readonly after?: string
}

/** Comments go to the team, and to a partner its own; of the team only that it was the team is told outside. */
export function threadsFor(
  kind: EditionKind,
  snapshot: Snapshot,
  threads: readonly ThreadForEdition[],
  partner: string | undefined,
  say: Say,
): readonly EditionThread[] {
  if (kind !== 'internal' && kind !== 'partner') return []
  const mine = threads.filter((thread) => kind === 'internal' || (partner !== undefined && thread.partner === partner))
  return mine.flatMap((thread) => {
    const words = textAt(snapshot, thread.address)
    if (words === undefined) return []
    const quoted = thread.quote !== undefined && words.includes(thread.quote) ? { quote: thread.quote } : {}
    const remarks = thread.remarks.map(({ author, byPartner, date, text }) => ({
      ...{ author: kind === 'internal' || byPartner ? author : say('Team') },
      ...{ date, text },
    }))
    return [{ address: thread.address, ...quoted, isResolved: thread.isResolved, remarks }]
  })
}

/** Findings go to the team, and to a run-sheet those of its session; nothing that was drawn from a restricted compartment. */
export function findingsFor(kind: EditionKind, snapshot: Snapshot, findings: readonly Finding[]): readonly Finding[] {
  if (kind !== 'internal' && kind !== 'run-sheet') return []
  const open = findings.filter((finding) => finding.reads.length === 0)
  return kind === 'internal' ? open : open.filter((finding) => stands(snapshot, finding.at))
}

/** What two cuts of one design say differently. Whatever one of them does not show is in no difference. */
export function changesBetween(
  process: Process,
  before: Cut,
  after: Cut,
  language: string,
  say: Say,
): readonly EditionChange[] {
  const found: EditionChange[] = []
  const look = (
    fields: Parameters<typeof fieldsOf>[0],
    name: string,
    address: Address,
    [from, to]: readonly [Values, Values],
  ) => {
    for (const [key, field] of fieldsOf(fields)) {
      if (changes(field, from[key], to[key]).is === 'same') continue
      const words = [
        ['before', print(field, from[key], before.names, language, say)],
        ['after', print(field, to[key], after.names, language, say)],
      ] as const
      if (words[0][1] === words[1][1]) continue
      const said = Object.fromEntries(words.filter(([, text]) => text !== ''))
      found.push({ address: `${address}/${key}`, is: 'changed', name, field: say(field.label), ...said })
    }
  }
  for (const [id, section] of Object.entries(process.sections))
    look(section.fields, say(section.label), id, [
      before.snapshot.sections[id] ?? {},
      after.snapshot.sections[id] ?? {},
    ])
  for (const [id, table] of Object.entries(process.tables)) {
    const old = new Map((before.snapshot.tables[id] ?? []).map((row) => [row.id, row.values]))
    const name = (names: Names, row: string) => names(`${id}/${row}`) ?? say(table.singular)
    for (const row of after.snapshot.tables[id] ?? []) {
      const address = `${id}/${row.id}`
      const from = old.get(row.id)
      old.delete(row.id)
      if (from) look(table.fields, name(after.names, row.id), address, [from, row.values])
      else found.push({ address, is: 'added', name: name(after.names, row.id) })
    }
    for (const gone of old.keys())
      found.push({ address: `${id}/${gone}`, is: 'removed', name: name(before.names, gone) })
  }
  return found
}

interface Cut {
  readonly snapshot: Snapshot
  readonly names: Names
}

function fieldsOf(fields: Process['tables'][string]['fields']) {
  return Object.entries(fields)
}

function stands(snapshot: Snapshot, address: Address): boolean {
  const [first = '', second] = address.split('/')
  if (Object.hasOwn(snapshot.sections, first)) return true
  const rows = Object.hasOwn(snapshot.tables, first) ? snapshot.tables[first] : undefined
  return rows !== undefined && (second === undefined || rows.some((row) => row.id === second))
}

/** The words at an address as the edition shows them; undefined where nothing of it stands there. */
function textAt(snapshot: Snapshot, address: Address): string | undefined {
  const [first = '', second, third] = address.split('/')
  if (!stands(snapshot, address)) return undefined
  const values = Object.hasOwn(snapshot.sections, first)
    ? snapshot.sections[first]
    : snapshot.tables[first]?.find((row) => row.id === second)?.values
  const field = Object.hasOwn(snapshot.sections, first) ? second : third
  if (field === undefined) return ''
  const value = values?.[field]
  if (value === undefined) return undefined
  if (typeof value === 'string') return value
  return typeof value === 'object' && 'type' in value ? wordsOf(value as never) : JSON.stringify(value)
}

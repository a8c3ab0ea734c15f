import type { Address } from '../address.ts'
import { type EditionKind, type Level, levels, type Process, type Table } from '../describe.ts'
import { idsIn } from '../file/references.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import { audiences, reaches } from './audience.ts'
import type { Scope } from './row-cuts.ts'

/** Whether the level of a record lets it into an edition that goes by it. */
export function travels(kind: EditionKind, table: Table, row: Row): boolean {
  if (!audiences[kind].byRecord || !table.travels) return true
  const said = row.values[table.travels]
  return reaches(kind, isLevel(said) ? said : table.level)
}

/** Withheld itself, or shown in a section that is. The team reads it all the same. */
export function isWithheld(
  { kind, withheldTables }: Pick<Scope, 'kind' | 'withheldTables'>,
  table: string,
  row: Row,
): boolean {
  return audiences[kind].outside && (row.values['withheld'] === true || withheldTables.has(table))
}

export function scopeOf(
  process: Process,
  snapshot: Snapshot,
  kind: EditionKind,
  asked: {
    readonly partner?: string | undefined
    readonly session?: string | undefined
    readonly chosen?: readonly Address[] | undefined
  },
): Scope {
  const withheldSections = Object.entries(process.sections).filter(
    ([id]) => snapshot.sections[id]?.['withheld'] === true,
  )
  const withheldTables = new Set(withheldSections.flatMap(([, section]) => section.tables))
  const held = (table: string, row: Row) => isWithheld({ kind, withheldTables }, table, row)
  const rows = (table: string) => snapshot.tables[table] ?? []
  const partner = kind === 'partner' ? (asked.partner ?? '') : undefined
  const own = rows('partner').find((row) => row.id === partner)?.values['components']
  const table = process.tables['component']
  const components = rows('component').filter((row) => {
    if (!table || held('component', row) || !travels(kind, table, row)) return false
    return partner === undefined || has(row.values['partners'], partner) || has(own, row.id)
  })
  const ids = new Set(components.map((row) => row.id))
  const sessions = rows('session').filter((row) => ids.has(String(row.values['component'])) && !held('session', row))
  const session = rows('session').find((row) => row.id === asked.session && !held('session', row))
  return {
    kind,
    withheldTables,
    partner,
    components: ids,
    sessions: new Set(sessions.map((row) => row.id)),
    goals: new Set(components.flatMap((row) => [row.values['goals'] ?? []].flat().map(String))),
    ofSessions: new Set(sessions.flatMap((row) => [...namedBy(process, row)])),
    session,
    chosen: recordsChosen(process, kind, asked.chosen ?? []),
    ofSession: session ? namedBy(process, session) : new Set(),
    leads: new Set(components.map((row) => String(row.values['lead']))),
  }
}

/** Only where this edition leaves a choice to the lead. */
function recordsChosen(process: Process, kind: EditionKind, chosen: readonly Address[]): ReadonlySet<string> {
  const records = chosen.flatMap((address) => {
    const [table = '', id] = address.split('/')
    const fields = Object.values(process.tables[table]?.fields ?? {})
    return id !== undefined && fields.some((field) => field.editions?.[kind] === 'chosen') ? [`${table}/${id}`] : []
  })
  return new Set(records)
}

function namedBy(process: Process, session: Row): ReadonlySet<string> {
  const fields = Object.entries(process.tables['session']?.fields ?? {})
  const addresses = fields.flatMap(([name, field]) => {
    if (field.kind !== 'reference' && field.kind !== 'references') return []
    // Sessions before this one are named in it, but are not part of it.
    const tables = field.to.filter((table) => table !== 'session')
    return idsIn(field, session.values[name]).flatMap((id) => tables.map((table) => `${table}/${id}`))
  })
  return new Set(addresses)
}

function has(list: unknown, id: string): boolean {
  return Array.isArray(list) && list.includes(id)
}

function isLevel(value: unknown): value is Level {
  return levels.some((level) => level === value)
}

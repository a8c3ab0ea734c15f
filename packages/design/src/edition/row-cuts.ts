import type { EditionKind, Field, RowCut, Table } from '../describe.ts'
import { idsIn } from '../file/references.ts'
import type { Row } from '../snapshot.ts'

/** What the choice of records rests on. */
export interface Scope {
  readonly kind: EditionKind
  readonly partner: string | undefined
  /** Tables of sections that are withheld from everybody outside the team. */
  readonly withheldTables: ReadonlySet<string>
  /** Components whose records go in. */
  readonly components: ReadonlySet<string>
  readonly sessions: ReadonlySet<string>
  /** Goals that these components serve. */
  readonly goals: ReadonlySet<string>
  /** Records that these sessions name, as addresses. */
  readonly ofSessions: ReadonlySet<string>
  /** The one session that a run-sheet or agenda is made for. */
  readonly session: Row | undefined
  /** Records of other tables that the session names, as addresses. */
  readonly ofSession: ReadonlySet<string>
  /** Records of which the lead chose to show something, as addresses: they go in though they stay with the team else. */
  readonly chosen: ReadonlySet<string>
  /** Members who lead a component whose records go in. */
  readonly leads: ReadonlySet<string>
}

interface Asked {
  readonly table: string
  readonly description: Table
  readonly row: Row
  readonly index: number
  readonly scope: Scope
}

/** Which records each cut takes. `top` takes all here: which weigh most is seen when the others are known. */
export const rowCuts: Readonly<Record<RowCut, (asked: Asked) => boolean>> = {
  all: () => true,
  none: () => false,
  own: isOwn,
  session: isOfSession,
  first: ({ index }) => index === 0,
  top: () => true,
  contacts: ({ row, scope }) => row.values['role'] === 'lead' || scope.leads.has(row.id),
  lead: ({ row }) => row.values['role'] === 'lead',
}

/** Belongs to a component that goes in: is one, names one, stands with a session of one, or measures a goal of one. */
function isOwn({ table, description, row, scope }: Asked): boolean {
  if (table === 'component') return scope.components.has(row.id)
  if (table === 'session') return scope.sessions.has(row.id)
  if (table === 'partner') return scope.partner === undefined || row.id === scope.partner
  const fields = Object.entries(description.fields)
  const named = (to: string) =>
    fields.flatMap(([name, field]) => (refers(field, to) ? idsIn(field, row.values[name]) : []))
  const components = named('component')
  const sessions = named('session')
  if (components.length + sessions.length === 0) {
    // What names no component may still be named by its session, or serve its goal.
    if (scope.ofSessions.has(`${table}/${row.id}`) || named('goal').some((id) => scope.goals.has(id))) return true
  }
  if (components.length > 0 || sessions.length > 0)
    return components.some((id) => scope.components.has(id)) || sessions.some((id) => scope.sessions.has(id))
  // A word such as “all components” is nobody's own; who reads the whole reads it too.
  return scope.partner === undefined && fields.some(([name, field]) => refers(field, 'component') && row.values[name])
}

function isOfSession({ table, description, row, scope }: Asked): boolean {
  if (!scope.session) return false
  if (table === 'session') return row.id === scope.session.id
  if (scope.ofSession.has(`${table}/${row.id}`)) return true
  const fields = Object.entries(description.fields)
  const session = scope.session.id
  if (fields.some(([name, field]) => refers(field, 'session') && idsIn(field, row.values[name]).includes(session)))
    return true
  const both = fields.filter(([, field]) => field.required && refers(field, 'participant'))
  const ids = both.flatMap(([name, field]) => idsIn(field, row.values[name]))
  return both.length > 0 && ids.length >= both.length && ids.every((id) => scope.ofSession.has(`participant/${id}`))
}

function refers(field: Field, table: string): field is Field & { readonly kind: 'reference' | 'references' } {
  return (field.kind === 'reference' || field.kind === 'references') && field.to.includes(table)
}

import type { Act, Anchor, AnchorState, Compartment, Level, Remark, Thread, ThreadKind } from '@balcony/design'
import type { Kysely } from 'kysely'
import { unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** A thread and the compartment of what it stands on: whoever may not enter that one never hears of it. */
export interface StoredThread {
  readonly compartment: Compartment
  readonly thread: Thread
}

/** Reads threads with their remarks, from rows as they lie in the tables. */
export async function threadsOf(
  db: Kysely<Tables>,
  select: (from: ReturnType<typeof fromThreads>) => Promise<Tables['threads'][]>,
): Promise<readonly StoredThread[]> {
  const rows = await select(fromThreads(db))
  const remarks: Tables['remarks'][] = []
  const seen: Tables['acknowledgements'][] = []
  // A statement has a bound number of parameters.
  for (let from = 0; from < rows.length; from += maxAtOnce) {
    const ids = rows.slice(from, from + maxAtOnce).map((row) => row.id)
    const found = db.selectFrom('remarks').where('thread', 'in', ids)
    remarks.push(...(await found.selectAll('remarks').orderBy('position').execute()))
    seen.push(
      ...(await db
        .selectFrom('acknowledgements')
        .innerJoin('remarks', 'remarks.id', 'acknowledgements.remark')
        .where('remarks.thread', 'in', ids)
        .selectAll('acknowledgements')
        .orderBy('at')
        .execute()),
    )
  }
  const byThread = Map.groupBy(remarks, (row) => row.thread)
  const acks = Map.groupBy(seen, (row) => row.remark)
  return rows.map((row) =>
    stored(
      row,
      (byThread.get(row.id) ?? []).map((remark) =>
        remarkOf(
          remark,
          (acks.get(remark.id) ?? []).map((each) => each.person),
        ),
      ),
    ),
  )
}

const maxAtOnce = 500

function fromThreads(db: Kysely<Tables>) {
  return db.selectFrom('threads')
}

function remarkOf(row: Tables['remarks'], acks: readonly string[]): Remark {
  const bytes = unseal(remarkPlace(row.thread, row.id, row.author, row.written_at), row)
  return {
    id: row.id,
    by: row.author,
    at: row.written_at,
    text: Buffer.from(bytes).toString(),
    ...(row.guest_name === null ? {} : { guest: { id: row.author, name: row.guest_name } }),
    ...(row.act === null ? {} : { act: row.act as Act }),
    ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
    ...(row.removed_at === null ? {} : { removedAt: row.removed_at }),
    ...(row.mentions === null ? {} : { mentions: JSON.parse(row.mentions) as string[] }),
    ...(acks.length === 0 ? {} : { acks }),
  }
}

function stored(row: Tables['threads'], remarks: readonly Remark[]): StoredThread {
  const thread: Thread = {
    id: row.id,
    design: row.design,
    anchor: JSON.parse(Buffer.from(unseal(anchorPlace(row.id), row)).toString()) as Anchor,
    state: row.state as AnchorState,
    ...(row.stood_until === null ? {} : { stoodUntil: row.stood_until }),
    level: row.level as Level,
    ...(row.guest === null ? {} : { guest: { id: row.guest, name: row.guest_name ?? '' } }),
    ...(row.called === null ? {} : { kind: row.called as ThreadKind }),
    ...(row.partner === null ? {} : { partner: row.partner }),
    status:
      row.resolved_by === null || row.resolved_at === null
        ? { is: 'open' }
        : { is: 'resolved', by: row.resolved_by, at: row.resolved_at },
    ...taskOf(row),
    remarks,
  }
  return { compartment: row.compartment as Compartment, thread }
}

function taskOf({ assigned_to, assigned_by, assigned_at, due }: Tables['threads']): Pick<Thread, 'task'> {
  if (assigned_to === null || assigned_by === null || assigned_at === null) return {}
  return { task: { to: assigned_to, by: assigned_by, at: assigned_at, ...(due === null ? {} : { due }) } }
}

export function anchorPlace(thread: string): string {
  return `thread ${thread}|anchor`
}

export function remarkPlace(thread: string, id: string, by: string, at: number): string {
  return `thread ${thread}|${id}|${by}|${at}`
}

import { ok, type Result, refuse } from '@balcony/base'
import type { Anchor, AnchorState, Compartment, Level, Remark, Thread } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** A thread and the compartment of what it stands on: whoever may not enter that one never hears of it. */
export interface StoredThread {
  readonly compartment: Compartment
  readonly thread: Thread
}

export interface NewThread {
  readonly id: string
  readonly design: string
  readonly compartment: Compartment
  readonly level: Level
  readonly anchor: Anchor
  readonly remark: Remark
}

const gone = refuse('not-found', 'This conversation is not there any more. Load the page again.')

export class Threads {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async open({ id, design, compartment, level, anchor, remark }: NewThread): Promise<Thread> {
    return atomic(this.#db, async (db) => {
      const row = { id, design, compartment, level, state: 'fresh', opened_at: remark.at }
      await db
        .insertInto('threads')
        .values({ ...row, resolved_by: null, resolved_at: null, ...sealedAnchor(id, anchor) })
        .execute()
      await addRemark(db, id, remark)
      return { id, design, anchor, state: 'fresh', level, status: { is: 'open' }, remarks: [remark] }
    })
  }

  async reply(id: string, remark: Remark): Promise<Result<StoredThread>> {
    return this.#change(id, (db) => addRemark(db, id, remark))
  }

  async setStatus(id: string, status: Thread['status']): Promise<Result<StoredThread>> {
    const resolved = status.is === 'resolved' ? status : undefined
    return this.#change(id, async (db) => {
      await db
        .updateTable('threads')
        .set({ resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null })
        .where('id', '=', id)
        .execute()
    })
  }

  /** Where the words stand now, found again after they were edited. */
  async setAnchor(id: string, anchor: Anchor, state: AnchorState): Promise<Result<StoredThread>> {
    return this.#change(id, async (db) => {
      await db
        .updateTable('threads')
        .set({ state, ...sealedAnchor(id, anchor) })
        .where('id', '=', id)
        .execute()
    })
  }

  async find(id: string): Promise<StoredThread | undefined> {
    const [found] = await atOneMoment(this.#db, (db) =>
      threadsOf(db, (from) => from.selectAll().where('id', '=', id).execute()),
    )
    return found
  }

  /** Threads on the compartments given, oldest first; those on others are not even read. */
  async of(design: string, compartments: readonly Compartment[]): Promise<readonly StoredThread[]> {
    if (compartments.length === 0) return []
    return atOneMoment(this.#db, (db) =>
      threadsOf(db, (from) =>
        from
          .selectAll()
          .where('design', '=', design)
          .where('compartment', 'in', compartments)
          .orderBy('opened_at')
          .orderBy('id')
          .execute(),
      ),
    )
  }

  async #change(id: string, change: (db: Kysely<Tables>) => Promise<void>): Promise<Result<StoredThread>> {
    return atomic(this.#db, async (db) => {
      const threads = new Threads(db)
      if ((await threads.find(id)) === undefined) return gone
      await change(db)
      const changed = await threads.find(id)
      return changed ? ok(changed) : gone
    })
  }
}

async function threadsOf(
  db: Kysely<Tables>,
  select: (from: ReturnType<typeof fromThreads>) => Promise<Tables['threads'][]>,
): Promise<readonly StoredThread[]> {
  const rows = await select(fromThreads(db))
  if (rows.length === 0) return []
  const remarks = await db
    .selectFrom('remarks')
    .selectAll('remarks')
    .where(
      'thread',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('position')
    .execute()
  const byThread = Map.groupBy(remarks, (row) => row.thread)
  return rows.map((row) => stored(row, (byThread.get(row.id) ?? []).map(remarkOf)))
}

function fromThreads(db: Kysely<Tables>) {
  return db.selectFrom('threads')
}

async function addRemark(db: Kysely<Tables>, thread: string, remark: Remark): Promise<void> {
  const last = await db
    .selectFrom('remarks')
    .select((row) => row.fn.max('position').as('position'))
    .where('thread', '=', thread)
    .executeTakeFirst()
  const { id, by, at, text } = remark
  await db
    .insertInto('remarks')
    .values({
      ...{ id, thread, position: (last?.position ?? 0) + 1, author: by, written_at: at },
      ...seal(remarkPlace(thread, id, by, at), Buffer.from(text)),
    })
    .execute()
}

function remarkOf(row: Tables['remarks']): Remark {
  const bytes = unseal(remarkPlace(row.thread, row.id, row.author, row.written_at), row)
  return { id: row.id, by: row.author, at: row.written_at, text: Buffer.from(bytes).toString() }
}

function stored(row: Tables['threads'], remarks: readonly Remark[]): StoredThread {
  const thread: Thread = {
    id: row.id,
    design: row.design,
    anchor: JSON.parse(Buffer.from(unseal(anchorPlace(row.id), row)).toString()) as Anchor,
    state: row.state as AnchorState,
    level: row.level as Level,
    status:
      row.resolved_by === null || row.resolved_at === null
        ? { is: 'open' }
        : { is: 'resolved', by: row.resolved_by, at: row.resolved_at },
    remarks,
  }
  return { compartment: row.compartment as Compartment, thread }
}

/** An anchor quotes the words it stands on, so it is kept as carefully as they are. */
function sealedAnchor(thread: string, anchor: Anchor) {
  return seal(anchorPlace(thread), Buffer.from(JSON.stringify(anchor)))
}

function anchorPlace(thread: string): string {
  return `thread ${thread}|anchor`
}

function remarkPlace(thread: string, id: string, by: string, at: number): string {
  return `thread ${thread}|${id}|${by}|${at}`
}

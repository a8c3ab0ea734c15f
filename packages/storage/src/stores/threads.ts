import { ok, type Result, refuse } from '@balcony/base'
import type { Anchor, AnchorState, Compartment, Guest, Level, Remark, Task, Thread, ThreadKind } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { type Key, keyOf } from '../keys/ring.ts'
import { seal } from '../seal.ts'
import type { Tables } from '../tables.ts'
import { anchorPlace, remarkPlace, type StoredThread, threadsOf } from './thread-rows.ts'

export interface NewThread {
  readonly id: string
  readonly design: string
  readonly compartment: Compartment
  readonly level: Level
  readonly guest?: Guest
  readonly kind?: ThreadKind
  readonly partner?: string
  readonly anchor: Anchor
  readonly remark: Remark
}

export interface LastSaid {
  readonly thread: string
  readonly by: string
  readonly at: number
  /** The name of whoever is no member. */
  readonly guest?: string
}

const gone = refuse('not-found', 'This conversation is not there any more. Load the page again.')

export class Threads {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async open({ id, design, compartment, level, guest, kind, partner, anchor, remark }: NewThread): Promise<Thread> {
    return atomic(this.#db, async (db) => {
      const row = { id, design, compartment, level, state: 'fresh', opened_at: remark.at }
      await db
        .insertInto('threads')
        .values({
          ...row,
          ...unresolved,
          ...unassigned,
          guest: guest?.id ?? null,
          guest_name: guest?.name ?? null,
          stood_until: null,
          called: kind ?? null,
          partner: partner ?? null,
          ...sealedAnchor(keyOf(db, `${design}/${compartment}`), id, anchor),
        })
        .execute()
      await addRemark(db, id, remark)
      const said = { ...(guest && { guest }), ...(kind && { kind }), ...(partner !== undefined && { partner }) }
      const begun = { id, design, anchor, state: 'fresh', level, ...said } as const
      return { ...begun, status: { is: 'open' }, remarks: [remark] }
    })
  }

  async reply(id: string, remark: Remark): Promise<Result<StoredThread>> {
    return this.#change(id, (db) => addRemark(db, id, remark))
  }

  /** `why` is a remark that tells the reason; the conversation keeps it when the thread is opened again. */
  async setStatus(id: string, status: Thread['status'], why?: Remark): Promise<Result<StoredThread>> {
    const resolved = status.is === 'resolved' ? status : undefined
    return this.#change(id, async (db) => {
      await this.#set(db, id, { resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null })
      if (why) await addRemark(db, id, why)
    })
  }

  /** Where the words stand now, found again after they were edited; `at` is until when they stood as they had. */
  async setAnchor(id: string, anchor: Anchor, state: AnchorState, at: number): Promise<Result<StoredThread>> {
    return this.#change(id, async (db, { thread }) => {
      const stood_until = state === 'detached' ? (thread.stoodUntil ?? at) : null
      await this.#set(db, id, { state, stood_until, ...sealedAnchor(await keyOfThread(db, id), id, anchor) })
    })
  }

  async assign(id: string, task: Task | undefined): Promise<Result<StoredThread>> {
    const row = task && { assigned_to: task.to, assigned_by: task.by, assigned_at: task.at, due: task.due ?? null }
    return this.#change(id, (db) => this.#set(db, id, row ?? unassigned))
  }

  /** Fewer people read it from now on. */
  async narrow(id: string, level: Level): Promise<Result<StoredThread>> {
    return this.#change(id, (db) => this.#set(db, id, { level }))
  }

  /** Other words in a remark's place. */
  async edit(id: string, remark: string, text: string, mentions: readonly string[], at: number) {
    return this.#write(id, remark, text, { edited_at: at, mentions: listed(mentions) })
  }

  /** The words of a remark go for good; that there was one stays. */
  async takeBack(id: string, remark: string, at: number): Promise<Result<StoredThread>> {
    return this.#write(id, remark, '', { removed_at: at, mentions: null })
  }

  async acknowledge(id: string, remark: string, person: string, at: number | undefined): Promise<Result<StoredThread>> {
    return this.#change(id, async (db, { thread }) => {
      if (!thread.remarks.some((each) => each.id === remark)) return
      await db.deleteFrom('acknowledgements').where('remark', '=', remark).where('person', '=', person).execute()
      if (at !== undefined) await db.insertInto('acknowledgements').values({ remark, person, at }).execute()
    })
  }

  async find(id: string): Promise<StoredThread | undefined> {
    const [found] = await atOneMoment(this.#db, (db) =>
      threadsOf(db, (from) => from.selectAll().where('id', '=', id).execute()),
    )
    return found
  }

  /** The thread in which a remark of this id stands. */
  async withRemark(remark: string): Promise<StoredThread | undefined> {
    const row = await this.#db.selectFrom('remarks').select('thread').where('id', '=', remark).executeTakeFirst()
    return row && this.find(row.thread)
  }

  /** In which thread on these compartments something was said last, by whom and when; what was taken back was not said. */
  async lastSaid(design: string, compartments: readonly Compartment[], now: number): Promise<LastSaid | undefined> {
    if (compartments.length === 0) return undefined
    const row = await this.#db
      .selectFrom('remarks')
      .innerJoin('threads', 'threads.id', 'remarks.thread')
      .select(['threads.id as thread', 'remarks.author as by', 'remarks.guest_name', 'remarks.written_at as at'])
      .where('threads.design', '=', design)
      .where('threads.compartment', 'in', compartments)
      .where('remarks.removed_at', 'is', null)
      // Files bring remarks of any date with them.
      .where('remarks.written_at', '<=', now)
      .orderBy('remarks.written_at', 'desc')
      .orderBy('remarks.id')
      .limit(1)
      .executeTakeFirst()
    if (!row) return undefined
    const { thread, by, guest_name: guest, at } = row
    return { thread, by, at, ...(guest === null ? {} : { guest }) }
  }

  /** How many remarks somebody wrote. */
  async countBy(author: string): Promise<number> {
    const row = await this.#db
      .selectFrom('remarks')
      .select((each) => each.fn.countAll<number>().as('count'))
      .where('author', '=', author)
      .executeTakeFirst()
    return Number(row?.count ?? 0)
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

  async #write(id: string, remark: string, text: string, set: Partial<Tables['remarks']>) {
    return this.#change(id, async (db, { thread }) => {
      const found = thread.remarks.find((each) => each.id === remark)
      if (!found) return
      const place = remarkPlace(id, remark, found.by, found.at)
      const sealed = seal(await keyOfThread(db, id), place, Buffer.from(text))
      await db
        .updateTable('remarks')
        .set({ ...set, ...sealed })
        .where('id', '=', remark)
        .execute()
    })
  }

  async #set(db: Kysely<Tables>, id: string, set: Partial<Tables['threads']>): Promise<void> {
    await db.updateTable('threads').set(set).where('id', '=', id).execute()
  }

  async #change(
    id: string,
    change: (db: Kysely<Tables>, found: StoredThread) => Promise<void>,
  ): Promise<Result<StoredThread>> {
    return atomic(this.#db, async (db) => {
      const threads = new Threads(db)
      const found = await threads.find(id)
      if (found === undefined) return gone
      await change(db, found)
      const changed = await threads.find(id)
      return changed ? ok(changed) : gone
    })
  }
}

const unresolved = { resolved_by: null, resolved_at: null }
const unassigned = { assigned_to: null, assigned_by: null, assigned_at: null, due: null }

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
      ...{ act: remark.act ?? null, guest_name: remark.guest?.name ?? null },
      ...{ mentions: listed(remark.mentions ?? []), edited_at: null, removed_at: null },
      ...seal(await keyOfThread(db, thread), remarkPlace(thread, id, by, at), Buffer.from(text)),
    })
    .execute()
}

function listed(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : JSON.stringify(ids)
}

/** An anchor quotes the words it stands on, so it is kept as carefully as they are. */
function sealedAnchor(key: Key, thread: string, anchor: Anchor) {
  return seal(key, anchorPlace(thread), Buffer.from(JSON.stringify(anchor)))
}

/** That of the compartment on which it stands. */
async function keyOfThread(db: Kysely<Tables>, thread: string): Promise<Key> {
  const of = db.selectFrom('threads').select(['design', 'compartment']).where('id', '=', thread)
  const { design, compartment } = await of.executeTakeFirstOrThrow()
  return keyOf(db, `${design}/${compartment}`)
}

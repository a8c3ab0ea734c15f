import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import type { Tables } from '../tables.ts'

/** Why something waits for somebody. */
export type Because = 'assigned' | 'mentioned' | 'asked' | 'answered' | 'guest' | 'followed' | 'agreement' | 'reminded'

/** That something waits for somebody. What it says is read from its thread when they look: never kept here. */
export interface Waiting {
  readonly id: string
  readonly person: string
  readonly design: string
  /** '' where it waits at no thread. */
  readonly thread: string
  readonly remark?: string
  readonly because: Because
  /** Of a question whether somebody may read: who that is. Of one whether they agree: the version. */
  readonly about?: string
  readonly by: string
  readonly at: number
  /** Sent together with others. */
  readonly batch?: string
  /** Where there is no thread in which it was seen. */
  readonly seenAt?: number
  /** Of a question whether they agree: whoever did it asked once more. */
  readonly again?: true
}

/** `target`: a thread's id, a section, or '' for the whole design. `on` false: they asked to hear no more of it. */
export interface Follow {
  readonly person: string
  readonly design: string
  readonly target: string
  readonly on: boolean
}

/** What waits for people, what they have seen, and what they follow. */
export class Inbox {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async add(all: readonly Waiting[]): Promise<void> {
    for (const one of all)
      await this.#db
        .insertInto('notifications')
        .values({
          ...{ id: one.id, person: one.person, design: one.design, thread: one.thread, because: one.because },
          ...{ remark: one.remark ?? null, about: one.about ?? null, batch: one.batch ?? null },
          ...{ made_by: one.by, made_at: one.at, mailed_at: null },
        })
        .execute()
  }

  /** Newest first. What one is asked to agree to waits until one has answered. */
  async of(person: string, most: number): Promise<readonly Waiting[]> {
    const asked = await this.#asked().where('approvals.person', '=', person).execute()
    const rows = await this.#db
      .selectFrom('notifications')
      .selectAll()
      .where('person', '=', person)
      .orderBy('made_at', 'desc')
      .orderBy('id')
      .limit(most)
      .execute()
    const all = [...asked.map(waitingAnswer), ...rows.map(waiting)]
    return all.toSorted((one, other) => other.at - one.at).slice(0, most)
  }

  /** What no mail told of yet, oldest first. */
  async unmailed(): Promise<readonly Waiting[]> {
    const rows = await this.#db
      .selectFrom('notifications')
      .selectAll()
      .where('mailed_at', 'is', null)
      .orderBy('made_at')
      .orderBy('id')
      .limit(2_000)
      .execute()
    const asked = await this.#asked().where('mailed_at', 'is', null).orderBy('asked_at').limit(2_000).execute()
    return [...rows.map(waiting), ...asked.map(waitingAnswer)]
  }

  async mailed(ids: readonly string[], at: number): Promise<void> {
    for (let from = 0; from < ids.length; from += 500)
      for (const table of ['notifications', 'approvals'] as const)
        await this.#db
          .updateTable(table)
          .set({ mailed_at: at })
          .where('id', 'in', ids.slice(from, from + 500))
          .execute()
  }

  /** What somebody is asked to agree to stays, but is nothing new any more. */
  async seeAsks(person: string, at: number): Promise<void> {
    await this.#db
      .updateTable('approvals')
      .set({ seen_at: at })
      .where('person', '=', person)
      .where('answered_at', 'is', null)
      .execute()
  }

  #asked() {
    return this.#db
      .selectFrom('approvals')
      .leftJoin('reminders', (reminder) =>
        reminder
          .onRef('reminders.design', '=', 'approvals.design')
          .onRef('reminders.person', '=', 'approvals.person')
          .onRef('reminders.about', '=', 'approvals.version'),
      )
      .select(['approvals.id', 'approvals.person', 'approvals.design', 'approvals.version', 'asked_by', 'asked_at'])
      .select(['seen_at', 'made_by', 'made_at'])
      .where('answered_at', 'is', null)
  }

  /** Up to when somebody has seen each thread. */
  async seen(person: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db.selectFrom('seen_threads').selectAll().where('person', '=', person).execute()
    return new Map(rows.map((row) => [row.thread, row.at]))
  }

  /** The same, of threads on these compartments alone. */
  async seenIn(person: string, design: string, compartments: readonly Compartment[]) {
    if (compartments.length === 0) return []
    const rows = await this.#db
      .selectFrom('seen_threads')
      .innerJoin('threads', 'threads.id', 'seen_threads.thread')
      .select(['seen_threads.thread', 'seen_threads.at'])
      .where('seen_threads.person', '=', person)
      .where('threads.design', '=', design)
      .where('threads.compartment', 'in', compartments)
      .execute()
    return rows.map((row) => [row.thread, row.at] as const)
  }

  /** How many remarks of others between two times, in threads on these compartments, somebody has not seen. */
  async unseenIn(
    person: string,
    design: string,
    compartments: readonly Compartment[],
    { since, now }: { readonly since: number; readonly now: number },
  ): Promise<number> {
    if (compartments.length === 0) return 0
    const row = await this.#db
      .selectFrom('remarks')
      .innerJoin('threads', 'threads.id', 'remarks.thread')
      .leftJoin('seen_threads', (seen) =>
        seen.onRef('seen_threads.thread', '=', 'threads.id').on('seen_threads.person', '=', person),
      )
      .select((each) => each.fn.countAll<number>().as('count'))
      .where('threads.design', '=', design)
      .where('threads.compartment', 'in', compartments)
      .where('remarks.author', '!=', person)
      .where('remarks.removed_at', 'is', null)
      .where('remarks.written_at', '>', since)
      // Files bring remarks of any date with them.
      .where('remarks.written_at', '<=', now)
      .where((each) =>
        each.or([each('seen_threads.at', 'is', null), each('remarks.written_at', '>', each.ref('seen_threads.at'))]),
      )
      .executeTakeFirst()
    return Number(row?.count ?? 0)
  }

  async see(person: string, thread: string, at: number): Promise<void> {
    await this.#db
      .insertInto('seen_threads')
      .values({ person, thread, at })
      .onConflict((there) => there.columns(['person', 'thread']).doUpdateSet({ at }))
      .execute()
  }

  async followsIn(design: string): Promise<readonly Follow[]> {
    const rows = await this.#db.selectFrom('follows').selectAll().where('design', '=', design).execute()
    return rows.map((row) => ({ person: row.person, design, target: row.target, on: row.follows === 1 }))
  }

  async follow({ person, design, target, on }: Follow): Promise<void> {
    await atomic(this.#db, async (db) => {
      const follows = on ? 1 : 0
      await db
        .insertInto('follows')
        .values({ person, design, target, follows })
        .onConflict((there) => there.columns(['person', 'design', 'target']).doUpdateSet({ follows }))
        .execute()
    })
  }
}

type Asked = Pick<Tables['approvals'], 'id' | 'person' | 'design' | 'version' | 'asked_by' | 'asked_at' | 'seen_at'> &
  Partial<Nullable<Pick<Tables['reminders'], 'made_by' | 'made_at'>>>
type Nullable<T> = { readonly [K in keyof T]: T[K] | null }

function waitingAnswer(row: Asked): Waiting {
  return {
    ...{ id: row.id, person: row.person, design: row.design, thread: '', because: 'agreement', about: row.version },
    ...{ by: row.made_by ?? row.asked_by, at: row.made_at ?? row.asked_at },
    ...(row.made_at === null ? {} : { again: true as const }),
    ...(row.seen_at === null ? {} : { seenAt: row.seen_at }),
  }
}

function waiting(row: Tables['notifications']): Waiting {
  return {
    ...{ id: row.id, person: row.person, design: row.design, thread: row.thread, because: row.because as Because },
    ...(row.remark === null ? {} : { remark: row.remark }),
    ...(row.about === null ? {} : { about: row.about }),
    ...{ by: row.made_by, at: row.made_at },
    ...(row.batch === null ? {} : { batch: row.batch }),
  }
}

import { type Member, may, type What } from '@balcony/access'
import { newId, ok, type Problem, type Result, refuse } from '@balcony/base'
import type { Remark, Thread } from '@balcony/design'
import type { StoredThread, Stores } from '@balcony/storage'
import type { Asked, House } from '../context.ts'
import { putBefore } from '../inbox/post.ts'
import { tellLinks } from '../partner-talk/tell.ts'
import { notThere } from '../refusals.ts'
import { place } from './asked.ts'
import type { NewRemark, NewReview, NewThread, ThreadStatus } from './contract.ts'

/** A thread that was written to, and the remark that was. */
export interface Written extends StoredThread {
  readonly remark?: string
  /** Members for whom the leads are asked whether they may read it. */
  readonly asks?: readonly string[]
  /** It was given to somebody. */
  readonly assigned?: true
}

export interface Found extends StoredThread {
  readonly member: Member
  readonly what: What
}

export const refusal: { readonly ok: false; readonly problem: Problem } = { ok: false, problem: notThere }

/** What people write in conversations: judged, kept and told to whoever may read it, in that order. */
export class Writing {
  readonly #house: House

  constructor(house: House) {
    this.#house = house
  }

  get clock(): House['clock'] {
    return this.#house.clock
  }

  /** One transaction; what it wrote is told once it is on disk. */
  async do(
    by: string,
    work: (stores: Stores) => Promise<Result<readonly Written[]>>,
  ): Promise<Result<readonly Thread[]>> {
    const { storage, feeds } = this.#house
    let waits: ReadonlySet<string> = new Set()
    const working = async (stores: Stores) => {
      const done = await work(stores)
      const told = done.ok ? done.value.filter((each) => each.remark !== undefined || each.assigned) : []
      waits = await putBefore(
        this.#house,
        stores,
        told.map((each) => ({ ...each, by })),
      )
      return done
    }
    const written = await storage.together(working).catch((error: unknown): Result<readonly Written[]> => {
      if (error instanceof NotSent) return { ok: false, problem: error.problem }
      throw error
    })
    if (!written.ok) return written
    for (const { thread, compartment } of written.value)
      feeds.tell(thread.design, { is: 'thread', thread }, compartment)
    for (const { thread } of written.value) await tellLinks(this.#house, thread)
    for (const person of waits) feeds.tellPerson(person, { is: 'inbox' })
    return ok(written.value.map((each) => each.thread))
  }

  /** The thread that a request names, and what its asker is in its design; undefined where they may not even read it. */
  async find(c: Asked, stores: Stores, id: string | undefined): Promise<Found | undefined> {
    const stored = id === undefined ? undefined : await stores.threads.find(id)
    if (!stored) return undefined
    const { thread, compartment } = stored
    const { design } = thread
    const member = await this.#house.keeper.member(c.get('asker'), design, stores)
    const begunBy = thread.remarks[0]?.by
    const what = { design, compartments: [compartment], ...(begunBy === undefined ? {} : { begunBy }) }
    return member && may(member, 'read', what) ? { member, thread, compartment, what } : undefined
  }

  async open(c: Asked, stores: Stores, design: string, body: Result<NewThread>): Promise<Result<Written>> {
    const { process, random, keeper, anchors } = this.#house
    const member = await keeper.member(c.get('asker'), design, stores)
    if (!may(member, 'comment', { design })) return refusal
    if (!body.ok) return body
    const { anchor, reach = 'team' } = body.value
    const there = place(process, anchor)
    if (!there.ok) return there
    const { compartment } = there.value
    const what = { design, compartments: [compartment] }
    if (!may(member, 'comment', what)) return refusal
    if (reach === 'partners' && !(may(member, 'speak-to-partners', what) && there.value.shared))
      return refuse('invalid', 'Partners do not read this place. Write to the team.', anchor.address)
    const before = await this.#already(c, stores, body.value.id)
    if (!before.ok) return before
    if (before.value) return ok(before.value)
    const named = await this.named(stores, what, body.value)
    if (!named.ok) return named
    const remark = this.#remark(c, body.value)
    const level = reach === 'partners' ? 'partner' : there.value.level
    const thread = await stores.threads.open({ id: newId(random), design, compartment, level, anchor, remark })
    // The words may have been written a moment ago, or quoted wrongly: what stands there is looked up like after an edit.
    anchors.look(`${design}/${compartment}`, thread.id)
    return ok({ compartment, thread, remark: remark.id, ...(body.value.asks && { asks: body.value.asks }) })
  }

  async reply(c: Asked, stores: Stores, id: string | undefined, body: Result<NewRemark>): Promise<Result<Written>> {
    const found = await this.find(c, stores, id)
    if (!found || !may(found.member, 'comment', found.what)) return refusal
    if (!body.ok) return body
    if (body.value.act === 'decided' && !may(found.member, 'decide', found.what))
      return refuse('invalid', 'Only those who write the design record decisions.')
    const before = await this.#already(c, stores, body.value.id)
    if (!before.ok) return before
    if (before.value) return ok(before.value)
    const named = await this.named(stores, found.what, body.value)
    if (!named.ok) return named
    const remark = this.#remark(c, body.value)
    const replied = await stores.threads.reply(found.thread.id, remark)
    if (!replied.ok) return replied
    return ok({ ...replied.value, remark: remark.id, ...(body.value.asks && { asks: body.value.asks }) })
  }

  /** All of it or nothing: a review arrives as one. */
  async review(c: Asked, stores: Stores, design: string, body: Result<NewReview>): Promise<Result<readonly Written[]>> {
    const member = await this.#house.keeper.member(c.get('asker'), design, stores)
    if (!may(member, 'comment', { design })) return refusal
    if (!body.ok) return body
    const written = new Map<string, Written>()
    for (const item of body.value.items) {
      const one =
        'thread' in item
          ? await this.reply(c, stores, item.thread, ok(item))
          : await this.open(c, stores, design, ok(item))
      // Thrown, so that the transaction drops what was written before it.
      if (!one.ok) throw new NotSent(one.problem)
      if (one.value.thread.design !== design) throw new NotSent(notThere)
      written.set(one.value.thread.id, one.value)
    }
    return ok([...written.values()])
  }

  async settle(c: Asked, stores: Stores, id: string, body: Result<ThreadStatus>): Promise<Result<readonly Written[]>> {
    const { clock } = this.#house
    const found = await this.find(c, stores, id)
    if (!found || !may(found.member, 'resolve', found.what)) return refusal
    if (!body.ok) return body
    const { resolved, reason } = body.value
    const by = c.get('asker').person
    const why = resolved && reason !== undefined ? { ...this.#remark(c, { text: reason }), act: 'resolved' } : undefined
    const status = resolved ? ({ is: 'resolved', by, at: clock.now() } as const) : ({ is: 'open' } as const)
    const settled = await stores.threads.setStatus(found.thread.id, status, why as Remark | undefined)
    return settled.ok ? ok([{ ...settled.value, ...(why && { remark: why.id }) }]) : settled
  }

  #remark(c: Asked, { id, text, mentions, act }: NewRemark): Remark {
    const { random, clock } = this.#house
    return {
      id: id ?? newId(random),
      by: c.get('asker').person,
      at: clock.now(),
      text,
      ...(act && { act }),
      ...(mentions && mentions.length > 0 && { mentions: [...new Set(mentions)] }),
    }
  }

  /** What was sent before and only its answer lost is not written twice. */
  async #already(c: Asked, stores: Stores, remark: string | undefined): Promise<Result<Written | undefined>> {
    const found = remark === undefined ? undefined : await stores.threads.withRemark(remark)
    if (!found || remark === undefined) return ok(undefined)
    const same = found.thread.remarks.find((each) => each.id === remark)
    if (same?.by !== c.get('asker').person) return refuse('invalid', 'This remark has the id of another one.')
    return ok(found)
  }

  /** Whoever is mentioned may read it; whoever may not is asked for, and both are members. */
  async named(stores: Stores, what: What, { mentions = [], asks = [] }: NewRemark): Promise<Result<void>> {
    for (const [people, reads] of [
      [mentions, true],
      [asks, false],
    ] as const) {
      for (const person of people) {
        const member = await stores.members.find(what.design, person)
        if (member === undefined || may(member, 'read', what) !== reads)
          return refuse('invalid', 'Somebody named here left, or what they may read has changed. Name them again.')
      }
    }
    return ok(undefined)
  }
}

/** Ends the transaction of a review, of which nothing is kept. */
class NotSent extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super('a review was refused')
    this.problem = problem
  }
}

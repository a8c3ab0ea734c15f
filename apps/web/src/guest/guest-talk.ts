// An edition that somebody reads by a link, and what is said about it: fetched, followed, and sent when there is a connection.
import type { LinkEdition, OpenedLink, PartnerThread } from '@balcony/api/contract'
import type { Edition } from '@balcony/design'
import { get, post, Refused, remove } from '../server.ts'
import type { Copies, Copy } from './copy.ts'
import type { Kept, Outbox } from './outbox.ts'

export interface TalkView {
  /** `over`: the link opens nothing any more; what was sent is safe. */
  readonly is: 'loading' | 'ready' | 'unreachable' | 'over'
  readonly edition: Edition | undefined
  readonly partner: string | undefined
  readonly threads: readonly PartnerThread[]
  readonly waiting: readonly Kept[]
  /** Whether the last thing that was asked was answered. */
  readonly online: boolean
  /** When the server said what is shown, where it is this device's copy; in milliseconds since 1970. */
  readonly copiedAt: number | undefined
  /** Whether a copy stays on this device. */
  readonly keeps: boolean
}

/** Opens a feed; `heard` is called when it stands and whenever something was said. */
export type Listen = (path: string, heard: () => void, lost: () => void) => () => void
export type Later = (act: () => void, wait: number) => () => void

export interface Opened {
  readonly me: OpenedLink
  readonly copy?: Copy
}

interface Needs {
  readonly outbox: Outbox
  readonly listen: Listen
  readonly later: Later
  readonly copies: Copies
}

/** Between two attempts to send while nothing else says that there is a connection again. */
const againAfter = 15_000

export class GuestTalk {
  readonly me: OpenedLink
  readonly #path: string
  readonly #outbox: Outbox
  readonly #listen: Listen
  readonly #later: Later
  readonly #copies: Copies
  readonly #watchers = new Set<() => void>()
  #view: TalkView
  #sending = false
  /** When the server said what is shown. */
  #saidAt = 0
  #stop: () => void = () => {}
  #rest: () => void = () => {}

  /** `copy`: what this device kept, for when the server cannot be asked. */
  constructor(link: string, { me, copy }: Opened, { outbox, listen, later, copies }: Needs) {
    this.me = me
    this.#path = `/api/links/${encodeURIComponent(link)}`
    this.#outbox = outbox
    this.#listen = listen
    this.#later = later
    this.#copies = copies
    const nothing = { edition: undefined, partner: undefined, threads: [], online: true, copiedAt: undefined } as const
    const rest = { waiting: outbox.all(), keeps: copies.wanted() }
    this.#view = copy
      ? { ...rest, is: 'ready', edition: copy.edition, partner: copy.partner, ...ofCopy(copy) }
      : { ...rest, is: 'loading', ...nothing }
  }

  view = (): TalkView => this.#view

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  open(): void {
    this.#stop = this.#listen(
      `${this.#path}/events`,
      () => void this.again(),
      () => void this.lost(),
    )
    void this.again()
  }

  close(): void {
    this.#stop()
    this.#rest()
  }

  /** The line broke: the network is away, or the link is closed. */
  async lost(): Promise<void> {
    try {
      await get<OpenedLink>(this.#path)
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Asks for everything anew and sends what waits. */
  async again(): Promise<void> {
    try {
      const [{ edition, partner }, threads] = await Promise.all([
        get<LinkEdition>(`${this.#path}/edition`),
        get<readonly PartnerThread[]>(`${this.#path}/threads`),
      ])
      this.#saidAt = Date.now()
      this.#put({ is: 'ready', edition, partner, threads, online: true, copiedAt: undefined })
      this.#keepCopy()
      await this.send()
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Keeps it first, then sends it: from here on it is not lost. */
  async say(kept: Kept): Promise<void> {
    this.#outbox.put(kept)
    this.#put({})
    await this.send()
  }

  discard(id: string): void {
    this.#outbox.take(id)
    this.#put({})
  }

  /** Sends what waits, oldest first, one after the other; what was refused waits for its writer. */
  async send(): Promise<void> {
    if (this.#sending || this.#view.is === 'over') return
    this.#sending = true
    this.#rest()
    try {
      for (;;) {
        const next = this.#outbox.all().find((one) => one.refused === undefined)
        if (!next) break
        await this.#post(next)
      }
    } catch (error) {
      this.#failed(error)
    } finally {
      this.#sending = false
    }
  }

  async edit(thread: string, remark: string, text: string): Promise<void> {
    this.#hear(await post<PartnerThread>(this.#remark(thread, remark), { text }))
  }

  async takeBack(thread: string, remark: string): Promise<void> {
    this.#hear(await remove<PartnerThread>(this.#remark(thread, remark)))
  }

  async leave(): Promise<void> {
    await post(`${this.#path}/leave`)
    this.#end()
  }

  /** Keeps a copy on this device from now on, or no more. */
  async keepHere(on: boolean): Promise<void> {
    if (on && !this.me.mayKeep) return
    if (on) this.#copies.want()
    else await this.#copies.forget()
    this.#put({ keeps: on && this.#copies.wanted() })
    this.#keepCopy()
  }

  #keepCopy(): void {
    const { edition, partner, threads, keeps, copiedAt } = this.#view
    if (!keeps || !edition || copiedAt !== undefined) return
    const copy = { edition, ...(partner === undefined ? {} : { partner }), threads, me: this.me, at: this.#saidAt }
    // A device that takes nothing: the page works with a line, as without a copy.
    this.#copies.keep(copy).catch(() => this.#put({ keeps: false }))
  }

  /** The link opens nothing any more, and nothing of it stays here but what its holder wrote and did not send. */
  #end(): void {
    void this.#copies.forget().catch(() => {})
    this.#put({ is: 'over', online: true, keeps: false })
  }

  async #post(kept: Kept): Promise<void> {
    const { id, text, address, quote, thread } = kept
    const path = `${this.#path}/threads${thread === undefined ? '' : `/${encodeURIComponent(thread)}/remarks`}`
    const body = thread === undefined ? { id, text, address, ...(quote && { quote }) } : { id, text }
    try {
      const answered = await post<PartnerThread>(path, body)
      this.#outbox.take(id)
      this.#put({ online: true })
      this.#hear(answered)
    } catch (error) {
      // No answer, or none of this link: it goes on waiting. A refusal of these words waits for their writer.
      if (!(error instanceof Refused) || !isAboutWords(error)) throw error
      this.#outbox.put({ ...kept, refused: error.problem.message })
      this.#put({ online: true })
    }
  }

  #remark(thread: string, remark: string): string {
    return `${this.#path}/threads/${encodeURIComponent(thread)}/remarks/${encodeURIComponent(remark)}`
  }

  #hear(thread: PartnerThread): void {
    const { threads } = this.#view
    const known = threads.some((one) => one.id === thread.id)
    this.#put({
      threads: known ? threads.map((one) => (one.id === thread.id ? thread : one)) : [...threads, thread],
    })
    this.#keepCopy()
  }

  #failed(error: unknown): void {
    if (error instanceof Refused && error.problem.code === 'not-signed-in') this.#end()
    else this.#againLater()
  }

  #againLater(): void {
    this.#put({ online: false, ...(this.#view.edition ? {} : { is: 'unreachable' }) })
    this.#rest()
    this.#rest = this.#later(() => void this.again(), againAfter)
  }

  #put(change: Partial<TalkView>): void {
    this.#view = { ...this.#view, ...change, waiting: this.#outbox.all() }
    for (const changed of this.#watchers) changed()
  }
}

function ofCopy({ threads, at }: Copy) {
  return { threads, online: false, copiedAt: at } as const
}

function isAboutWords({ problem }: Refused): boolean {
  return problem.code === 'invalid' || problem.code === 'not-found' || problem.code === 'too-large'
}

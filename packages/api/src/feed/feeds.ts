import type { Compartment } from '@balcony/design'
import type { FeedEvent } from '../contract.ts'

/** Whom an event is for: everybody who may enter a compartment, those who decide on access, or whoever holds one link. */
export type Ear = Compartment | 'leads' | `link:${string}`

/** One open feed: somebody's page listening to one design. */
export interface Listener {
  readonly design: string
  readonly person: string
  readonly signIn: string
  /** Whether an event is for this listener now; asked anew for every one. */
  hears(ear: Ear): boolean
  /** Judges the listener's access again; false when there is none left. */
  judge(): Promise<boolean>
  /** False when the listener does not keep up. */
  send(event: FeedEvent): boolean
  /** Ends the feed at once: nothing more arrives, not even what was on its way. */
  cut(): void
}

/** Whose access changed; what is left out means everybody's. */
export interface Scope {
  readonly design?: string
  readonly person?: string
  readonly signIn?: string
}

export function concerns(scope: Scope, seat: { design: string; person: string; signIn: string }): boolean {
  return (
    (scope.design ?? seat.design) === seat.design &&
    (scope.person ?? seat.person) === seat.person &&
    (scope.signIn ?? seat.signIn) === seat.signIn
  )
}

/** Feeds one person may have open at a time; the oldest makes way. */
export const maxFeedsPerPerson = 20

interface News {
  readonly event: FeedEvent
  /** Undefined: for this listener alone, whatever they may hear of the design. */
  readonly ear: Ear | undefined
}

/** What happened while a listener is judged, by however many verdicts that are still to come. */
interface Waiting {
  readonly news: News[]
  verdicts: number
}

/** Everybody who listens, by design. While a listener is judged again, what happens waits for the verdict. */
export class Feeds {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #waiting = new Map<Listener, Waiting>()

  join(listener: Listener): void {
    const own = this.#all().filter((other) => other.person === listener.person)
    if (own.length >= maxFeedsPerPerson && own[0]) this.#drop(own[0])
    const there = this.#listeners.get(listener.design)
    if (there) there.add(listener)
    else this.#listeners.set(listener.design, new Set([listener]))
  }

  leave(listener: Listener): void {
    const there = this.#listeners.get(listener.design)
    there?.delete(listener)
    if (there?.size === 0) this.#listeners.delete(listener.design)
    this.#waiting.delete(listener)
  }

  tell(design: string, event: FeedEvent, ear: Ear = 'core'): void {
    for (const listener of [...(this.#listeners.get(design) ?? [])]) this.#deliver(listener, { event, ear })
  }

  /** To one person, on whatever page of theirs is open: it must say nothing that they may not read anywhere. */
  tellPerson(person: string, event: FeedEvent): void {
    for (const listener of this.#all())
      if (listener.person === person) this.#deliver(listener, { event, ear: undefined })
  }

  /** Everybody in scope is judged again; who lost access hears nothing from this moment on, who keeps it is told to look again. */
  async accessChanged(scope: Scope): Promise<void> {
    await this.#judgeAll(scope, [{ event: { is: 'access' }, ear: undefined }])
  }

  /** What happens from now on waits until the returned function is called, and goes only to those who are still here then. */
  hold(scope: Scope): () => void {
    const held = this.#all().filter((listener) => concerns(scope, listener))
    for (const listener of held) this.#await(listener, [])
    return () => {
      for (const listener of held) this.#settle(listener)
    }
  }

  /** Sends out whose access ended without anybody having announced it. */
  async sweep(): Promise<void> {
    await this.#judgeAll({}, [])
  }

  get size(): number {
    return this.#all().length
  }

  close(): void {
    for (const listener of this.#all()) this.#drop(listener)
  }

  async #judgeAll(scope: Scope, first: readonly News[]): Promise<void> {
    const judged = this.#all().filter((listener) => concerns(scope, listener))
    for (const listener of judged) this.#await(listener, first)
    await Promise.all(judged.map((listener) => this.#judge(listener)))
  }

  async #judge(listener: Listener): Promise<void> {
    const stays = await listener.judge().catch(() => false)
    // Gone meanwhile.
    if (!this.#waiting.has(listener)) return
    if (!stays) return this.#drop(listener)
    this.#settle(listener)
  }

  #await(listener: Listener, first: readonly News[]): void {
    const waiting = this.#waiting.get(listener) ?? { news: [], verdicts: 0 }
    this.#waiting.set(listener, waiting)
    waiting.verdicts += 1
    waiting.news.push(...first)
  }

  #settle(listener: Listener): void {
    const waiting = this.#waiting.get(listener)
    if (!waiting) return
    waiting.verdicts -= 1
    // The last verdict counts: an earlier one may not know of the latest change.
    if (waiting.verdicts > 0) return
    this.#waiting.delete(listener)
    for (const news of waiting.news) this.#deliver(listener, news)
  }

  #deliver(listener: Listener, news: News): void {
    const waiting = this.#waiting.get(listener)
    if (waiting) waiting.news.push(news)
    else if ((news.ear === undefined || listener.hears(news.ear)) && !listener.send(news.event)) this.#drop(listener)
  }

  #drop(listener: Listener): void {
    this.leave(listener)
    listener.cut()
  }

  #all(): Listener[] {
    return [...this.#listeners.values()].flatMap((there) => [...there])
  }
}

import type { Random } from '@balcony/base'
import type { Because, Storage, Waiting } from '@balcony/storage'
import type { Clock } from '@balcony/sync'
import { itemOf } from '../inbox/items.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Report } from '../parts.ts'
import { newSecret } from '../sign-in/secrets.ts'
import { isDigestDue, isQuiet } from './hours.ts'
import { letter, type Sort } from './letter.ts'

interface Needs {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  readonly mailer: Mailer
  readonly origin: string
  readonly report: (event: Report) => void
}

const minute = 60_000
const day = 24 * 60 * minute
/** Whoever is at their page sees it there first. */
const patience = 2 * minute
/** Between two mails to one person about one design. */
const directEvery = 15 * minute
/** How long the word in a mail ends the mails. */
const endsFor = 60 * day

const isDirect: Readonly<Record<Because, boolean>> = {
  ...{ assigned: true, mentioned: true, asked: true, answered: true, agreement: true, reminded: true },
  ...{ guest: false, followed: false },
}

/** Tells people by mail that something waits for them, after the writing and off its path. */
export class PostOffice {
  readonly #needs: Needs
  #rest: () => void
  #round: Promise<void> = Promise.resolve()
  #busy = false

  constructor(needs: Needs) {
    this.#needs = needs
    this.#rest = needs.clock.after(minute, () => this.#next())
  }

  /** Looks at once, and resolves when everything that was due went or was refused. */
  flush(): Promise<void> {
    this.#busy = true
    this.#round = this.#round
      .then(() => this.#look())
      .catch((error: unknown) => {
        // What was not told stays untold on disk; the next round looks again.
        this.#needs.report({ event: 'post-failed', error: error instanceof Error ? error.name : 'unknown' })
      })
    const round = this.#round
    void round.finally(() => {
      if (this.#round === round) this.#busy = false
    })
    return round
  }

  close(): Promise<void> {
    this.#rest()
    return this.#round
  }

  #next(): void {
    this.#rest = this.#needs.clock.after(minute, () => this.#next())
    // A round that takes longer than a minute is not followed by a queue of others.
    if (!this.#busy) void this.flush()
  }

  async #look(): Promise<void> {
    const waiting = await this.#needs.storage.inbox.unmailed()
    for (const [person, own] of Map.groupBy(waiting, (each) => each.person)) await this.#to(person, own)
  }

  async #to(person: string, own: readonly Waiting[]): Promise<void> {
    const { storage, clock } = this.#needs
    const now = clock.now()
    const [account, closed, choices, memberships, seen] = await Promise.all([
      storage.accounts.of(person),
      storage.people.isClosed(person),
      storage.mailBook.choices(person),
      storage.members.ofPerson(person),
      storage.inbox.seen(person),
    ])
    const email = closed ? undefined : account?.email
    const still: Waiting[] = []
    const over: string[] = []
    for (const one of own) {
      const wanted = isDirect[one.because] ? choices.direct : choices.digest
      const item = email && wanted ? await itemOf(storage, memberships, one, seen.get(one.thread) ?? 0) : undefined
      if (item?.unread) still.push(one)
      else over.push(one.id)
    }
    await storage.inbox.mailed(over, now)
    if (!email || still.length === 0 || isQuiet(now, choices)) return
    const direct = still.filter((one) => isDirect[one.because] && now - one.at >= patience)
    for (const [design, about] of Map.groupBy(direct, (one) => one.design))
      if (now - (await storage.mailBook.sentAt(person, design)) >= directEvery)
        await this.#send(person, email, design, about, 'direct')
    const rest = still.filter((one) => !isDirect[one.because])
    if (rest.length > 0 && isDigestDue(now, await storage.mailBook.sentAt(person, ''), choices))
      await this.#send(person, email, '', rest, 'digest')
  }

  async #send(person: string, to: string, design: string, about: readonly Waiting[], sort: Sort) {
    const { storage, clock, random, mailer, origin, report } = this.#needs
    const now = clock.now()
    const token = newSecret(random)
    // Noted first: should we fall over now, it goes once more, but never twice in a quarter of an hour.
    await storage.mailBook.sent(person, design, now)
    await storage.mailBook.mayEnd(person, token, now + endsFor)
    const { subject, text } = letter(sort, await this.#covers(about), origin)
    const sent = await mailer.send({
      ...{ to, subject, text },
      unsubscribe: `${origin}/api/unsubscribe/${token}`,
    })
    if (sent.is !== 'sent') report({ event: 'mail-not-sent', code: sent.code, again: sent.is })
    if (sent.is !== 'later')
      await storage.inbox.mailed(
        about.map((one) => one.id),
        clock.now(),
      )
  }

  async #covers(about: readonly Waiting[]): Promise<readonly string[]> {
    const designs = [...new Set(about.map((one) => one.design))]
    const found = await Promise.all(designs.map((design) => this.#needs.storage.designs.find(design)))
    return found.flatMap((design) => (design ? [design.coverTitle] : []))
  }
}

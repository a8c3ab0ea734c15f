import { isIPv4 } from 'node:net'
import type { Storage } from '@balcony/storage'
import type { Clock } from '@balcony/sync'
import type { Report } from '../parts.ts'

/** One entry for a person, or for a network, and this long: whoever knocks all day fills no disk. */
const oncePer = 60_000
/** Of all networks together, in the same time: many that each knock once fill none either. */
const maxNetworks = 30

interface Needs {
  readonly storage: Pick<Storage, 'journal' | 'designs'>
  readonly clock: Clock
  readonly report: (event: Report) => void
}

/** What somebody was turned away for. */
export interface TurnedAway {
  readonly did: 'refused-entry' | 'refused-frame'
  /** A person, or the network that somebody unknown came from. */
  readonly by: { readonly person: string; readonly signIn: string } | { readonly address: string }
  /** As they named it: there may be no such design. */
  readonly design: string
  readonly about: Readonly<Record<string, string>>
}

interface Minute {
  readonly since: number
  /** More of the kind that came after the entry. */
  more: number
}

/** Writes down who was turned away at a door or out of a room: what they tried to say never, and each only once a minute. */
export class TurnedAwayLog {
  readonly #needs: Needs
  readonly #minutes = new Map<string, Minute>()
  readonly #writing = new Set<Promise<void>>()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** Nobody waits for it: whoever is refused must not learn by the time it took. */
  note(one: TurnedAway): void {
    const now = this.#needs.clock.now()
    const own = 'person' in one.by
    const key = 'person' in one.by ? `${one.did} ${one.by.person}` : `${one.did} from ${networkOf(one.by.address)}`
    const before = this.#minutes.get(key)
    if (before && now - before.since < oncePer) {
      before.more += 1
      return
    }
    this.#forget(now, key)
    if (!own && [...this.#minutes.keys()].filter((each) => each.includes(' from ')).length >= maxNetworks) return
    this.#minutes.set(key, { since: now, more: 0 })
    const writing = this.#write(one, now, before?.more ?? 0)
      .catch(() => this.#needs.report({ event: 'journal-failed' }))
      .finally(() => this.#writing.delete(writing))
    this.#writing.add(writing)
  }

  /** Resolves when all of it is on disk. */
  async written(): Promise<void> {
    await Promise.all(this.#writing)
  }

  async #write({ did, by, design, about }: TurnedAway, at: number, more: number): Promise<void> {
    const { journal, designs } = this.#needs.storage
    const person = 'person' in by ? by.person : undefined
    // For the leads of a design that there is; knocks at what there is not are the server's, under no name that somebody made up.
    const chain = person !== undefined && (await designs.find(design)) ? design : 'server'
    const told = {
      ...about,
      ...('address' in by ? { from: networkOf(by.address) } : {}),
      ...(more > 0 ? { more } : {}),
    }
    const signIn = 'signIn' in by ? by.signIn : ''
    await journal.write({ chain, at, by: person ?? '', signIn, did, about: told })
  }

  #forget(now: number, key: string): void {
    for (const [each, { since }] of this.#minutes)
      if (each !== key && now - since >= oncePer) this.#minutes.delete(each)
  }
}

/** Never a whole address: a network of 256, or of a site. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain.replace(/\d+$/, '0/24')
  const groups = plain.split('%')[0]?.toLowerCase().split('::')[0]?.split(':').slice(0, 3) ?? []
  return plain.includes(':') ? `${groups.filter(Boolean).join(':')}::/48` : 'unknown'
}

import type { Process } from '../describe.ts'
import type { Edition } from '../edition/edition.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Leak } from './leak.ts'
import { Index } from './look.ts'
import { needlesOf } from './needles.ts'
import { secretsOf } from './secrets.ts'
import { textsIn } from './texts.ts'
import { worthSaying } from './worth-saying.ts'

/**
 * Looks for everything that an edition may not hold in all of its text, however it is written: case, accents, possessives, what
 * cannot be seen, line breaks, hyphens, forms of one letter, endings, another script. `whole` holds every compartment.
 */
export function findLeaks(process: Process, whole: Snapshot, edition: Edition): readonly Leak[] {
  const index = new Index(needlesOf(secretsOf(process, whole, edition.kind)))
  const found = new Map<string, Leak>()
  for (const { at, text } of textsIn(process, edition)) {
    for (const { secret, from, to, sure } of index.look(text)) {
      const words = text.slice(from, to)
      const key = [secret.address, at, words.toLowerCase()].join('|')
      const before = found.get(key)
      if (before?.sure || (before && !sure)) continue
      const { what, compartment } = secret
      found.set(key, { what, compartment, secret: secret.address, at, found: words, sure, key })
    }
  }
  return worthSaying([...found.values()])
}

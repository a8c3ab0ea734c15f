import { type Address, lifeOf, type ProseDoc, type Value } from '@balcony/design'
import type { Spot } from './fields.ts'
import { writeText } from './plain-text.ts'
import { writeProse } from './prose-write.ts'
import type { Roots } from './roots.ts'

/** What stands at an address so far, where writing means writing the difference. */
export interface Held {
  members(address: Address): ReadonlySet<string>
  languages(address: Address): ReadonlySet<string>
}

/** Writes a checked value where it lives; within a transaction. `undefined` empties. Prose is only ever written where none is yet. */
export function writeValue(roots: Roots, held: Held, address: Address, spot: Spot, value: Value | undefined): void {
  write[lifeOf[spot.field.kind]](roots, held, address, value)
}

type Write = (roots: Roots, held: Held, address: Address, value: Value | undefined) => void

const write: Readonly<Record<(typeof lifeOf)[keyof typeof lifeOf], Write>> = {
  register: ({ values }, _, address, value) => {
    if (value === undefined) values.delete(address)
    else if (JSON.stringify(values.get(address)) !== JSON.stringify(value)) values.set(address, value)
  },
  members: ({ values }, held, address, value) => {
    const wanted = new Set(value as readonly string[] | undefined)
    for (const member of held.members(address)) if (!wanted.has(member)) values.delete(`${address}/${member}`)
    for (const member of wanted)
      if (values.get(`${address}/${member}`) !== true) values.set(`${address}/${member}`, true)
  },
  text: (roots, _, address, value) => writeText(roots.text(address), (value as string | undefined) ?? ''),
  texts: (roots, held, address, value) => {
    const texts = (value ?? {}) as Readonly<Record<string, string>>
    const languages = new Set([...held.languages(address), ...Object.keys(texts)])
    for (const language of languages) writeText(roots.text(address, language), texts[language] ?? '')
  },
  prose: (roots, _, address, value) => {
    const fragment = roots.prose(address)
    if (value !== undefined && fragment.length === 0) writeProse(fragment, value as ProseDoc)
  },
}

import { isId } from '@balcony/base'
import type { Field, Value } from '@balcony/design'
import type { Live } from '@balcony/document'
import { choicesFor } from '../field/choices.ts'
import { isLanguageTag } from '../field/picked.ts'
import { type Showing, tablesOf } from '../field/shown.ts'

/** The words by which what can be picked for a field is called, in both directions. */
export interface Terms {
  /** A value, a label in any case, or another name that only one has. */
  readonly idOf: (said: string) => string | undefined
  /** The label, where it leads back to exactly this; else the value itself. */
  readonly said: (id: string) => string
}

export interface Term {
  readonly id: string
  readonly label: string
  /** Names besides the label: the code of a person, the public title of a record. */
  readonly also?: readonly string[]
}

export function termsOf(all: readonly Term[], accepts: (id: string) => boolean = () => false): Terms {
  const ids = new Map(all.map((term) => [term.id, term.label]))
  const labels = uniquely(all.map((term) => [fold(term.label), term.id]))
  const others = uniquely(all.flatMap((term) => (term.also ?? []).map((name) => [fold(name), term.id] as const)))
  const idOf = (said: string): string | undefined => {
    const words = said.trim()
    if (ids.has(words)) return words
    return labels.get(fold(words)) ?? others.get(fold(words)) ?? (accepts(words) ? words : undefined)
  }
  return {
    idOf,
    said: (id) => {
      const label = ids.get(id) ?? ''
      return label !== '' && !/[;\r\n\t]/.test(label) && label === label.trim() && idOf(label) === id ? label : id
    },
  }
}

/** Terms of a field as this reader sees it. A record of a closed compartment is known by its code alone, which is taken as it is. */
export function fieldTerms(field: Field, live: Live, showing: Showing): Terms {
  if (field.kind === 'date')
    return termsOf((field.words ?? []).map((word) => ({ id: word.value, label: showing.say(word.label) })))
  const choices = choicesFor(field, live, showing, [])
  if (field.kind === 'language' || field.kind === 'languages') return termsOf(choices, isLanguageTag)
  const also = new Map(tablesOf(field).flatMap((table) => otherNames(table, live)))
  return termsOf(
    choices.map((choice) => ({ ...choice, also: also.get(choice.id) ?? [] })),
    (id) => isId(id) && tablesOf(field).some((table) => isClosed(table, live)),
  )
}

function otherNames(table: string, live: Live): readonly (readonly [string, readonly string[]])[] {
  const described = live.process.tables[table]
  if (!described || isClosed(table, live)) return []
  const names = [described.publicTitle, 'code', 'label'].filter((name) => name !== undefined)
  const words = (value: Value | undefined) => (typeof value === 'string' && value.trim() !== '' ? [value] : [])
  return live.rows(table).map((row) => [row.id, names.flatMap((name) => words(row.values[name]))])
}

function isClosed(table: string, live: Live): boolean {
  const described = live.process.tables[table]
  return described !== undefined && !live.open.includes(described.compartment)
}

/** Names that two share lead to neither: guessing would write the wrong person. */
function uniquely(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const shared = new Set<string>()
  for (const [name, id] of pairs) {
    const known = found.get(name)
    if (known !== undefined && known !== id) shared.add(name)
    found.set(name, id)
  }
  for (const name of shared) found.delete(name)
  found.delete('')
  return found
}

function fold(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en')
}

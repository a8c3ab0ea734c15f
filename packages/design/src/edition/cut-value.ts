import type { EditionKind, Field, Treatment } from '../describe.ts'
import { idsIn } from '../file/references.ts'
import { isEmpty } from '../kind/in-file.ts'
import type { Names } from '../kind/print.ts'
import { expectation } from '../kind/valid.ts'
import type { Value } from '../kinds.ts'
import type { ProseDoc } from '../prose.ts'
import { audiences } from './audience.ts'
import { cutProse } from './cut-prose.ts'
import { coarsened } from './dates.ts'

export interface ValueCut {
  readonly kind: EditionKind
  readonly names: Names
  /** Languages that the one reader of a partner edition has; empty when it is for more than one. */
  readonly languages: readonly string[]
  /** What stands in place of words that were cut. */
  readonly gap: string | undefined
  readonly withheldWords: () => void
}

/** A value as an edition may show it, or undefined. What is not valid is not shown to anybody. */
export function cutValue(field: Field, value: Value, treatment: Treatment, cut: ValueCut): Value | undefined {
  if (treatment === 'never' || treatment === 'aggregate' || expectation(field, value) !== undefined) return undefined
  switch (field.kind) {
    case 'reference':
    case 'references':
      return cutReferences(field, value, cut.names)
    case 'prose': {
      const { outside, dates } = audiences[cut.kind]
      const date = (text: string) => (dates === 'shown' ? text : coarsened(text, dates))
      return cutProse(value as ProseDoc, { withheld: outside, gap: cut.gap, name: cut.names, date }, cut.withheldWords)
    }
    case 'translations':
      return cutLanguages(value as Readonly<Record<string, string>>, cut.languages)
    default:
      // A label says nothing but the name that the record has in this edition.
      if (treatment === 'label') return undefined
      if (treatment === 'month' || treatment === 'quarter')
        return typeof value === 'string' ? coarsened(value, treatment) : undefined
      return isEmpty(value) ? undefined : value
  }
}

function cutReferences(field: Field & { readonly kind: 'reference' | 'references' }, value: Value, names: Names) {
  const nameable = (id: string) => field.to.some((table) => names(`${table}/${id}`) !== undefined)
  const closed = idsIn(field, value).filter((id) => !nameable(id))
  if (!Array.isArray(value)) return closed.length === 0 ? value : undefined
  const left = value.filter((id) => !closed.includes(id))
  return left.length === 0 ? undefined : left
}

function cutLanguages(texts: Readonly<Record<string, string>>, languages: readonly string[]) {
  const main = (tag: string) => tag.toLowerCase().split('-')[0]
  const wanted = Object.entries(texts).filter(
    ([tag]) => languages.includes(tag) || languages.some((each) => main(each) === main(tag) && main(tag) !== 'art'),
  )
  return wanted.length === 0 ? texts : Object.fromEntries(wanted)
}

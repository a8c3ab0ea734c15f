import { type Compartment, lifeOf, type Process, proseMarks, proseNodes } from '@balcony/design'
import { own, readKey, readRoot } from './fields.ts'
import { valuesRoot } from './nearby-roots.ts'
import { markName } from './prose-read.ts'

/** What may be written into a compartment's document, for the gate of its room (the form of `SchemaRules` in `sync`). */
export interface WritingRules {
  readonly version: number
  root(name: string): 'map' | 'text' | 'prose' | undefined
  key(root: string, key: string): boolean
  element(name: string): readonly string[] | undefined
  mark(name: string): readonly string[] | undefined
}

export function rulesFor(process: Process, compartment: Compartment): WritingRules {
  return {
    version: process.version,
    root: (name) => {
      if (name === valuesRoot) return 'map'
      const root = readRoot(process, name)
      if (!root || root.spot.compartment !== compartment) return undefined
      return lifeOf[root.spot.field.kind] === 'prose' ? 'prose' : 'text'
    },
    key: (root, name) => {
      const key = root === valuesRoot ? readKey(process, name) : undefined
      if (!key) return false
      return (key.is === 'record' ? key.compartment : key.spot.compartment) === compartment
    },
    element: (name) => own(proseNodes, name),
    mark: (name) => own(proseMarks, markName(name)),
  }
}

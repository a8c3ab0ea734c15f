import type { Compartment, Process, Snapshot } from '@balcony/design'
import type * as Y from 'yjs'
import { Shelf } from './shelf.ts'
import { View } from './view.ts'

/** What a design says, over the compartments given: read once, without listening and without writing. */
export function read(process: Process, docs: Readonly<Partial<Record<Compartment, Y.Doc>>>): Snapshot {
  return new View(new Shelf(process, docs)).snapshot()
}

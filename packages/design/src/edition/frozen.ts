import type { Process } from '../describe.ts'
import { changesBetween, type EditionChange } from './beside.ts'
import { type Edition, handOut, type ReleaseMark } from './edition.ts'

/** An edition as it is kept with its release: without what only its makers knew. */
export function frozen(edition: Edition): string {
  return JSON.stringify(handOut(edition))
}

/** Back from where `frozen` was kept, sealed: the only way besides `makeEdition` by which an edition comes into a process. */
export function thawed(text: string): Edition {
  return JSON.parse(text) as Edition
}

/** The same edition, made final. */
export function released(edition: Edition, release: ReleaseMark): Edition {
  return { ...edition, release }
}

/** The same edition for one reader: their name and the number of their copy stand on every page. */
export function copyFor(edition: Edition, reader: { readonly recipient: string; readonly copy: number }): Edition {
  return { ...edition, ...reader }
}

/** What one edition says that another did not: of two releases, what changed for their readers. */
export function editionChanges(process: Process, before: Edition, after: Edition): readonly EditionChange[] {
  const names = (edition: Edition) => (address: string) =>
    Object.hasOwn(edition.names, address) ? edition.names[address] : undefined
  return changesBetween(
    process,
    { snapshot: before.snapshot, names: names(before) },
    { snapshot: after.snapshot, names: names(after) },
    after.language,
    (message) => message,
  )
}

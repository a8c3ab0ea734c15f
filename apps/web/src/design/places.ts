// The address bar: /d/<design>/<address>. One address names a place everywhere.
import { type Address, type Process, place, steps } from '@balcony/design'

/** No section or table of a design is called so. */
export const reviewPlace = 'review'
/** Who takes part, and what was done about access. */
export const peoplePlace = 'people-and-access'
export const journalPlace = 'journal'
export const versionsPlace = 'versions'
/** Nor so. */
const wholePlaces: ReadonlySet<string> = new Set([
  reviewPlace,
  peoplePlace,
  journalPlace,
  versionsPlace,
  'comments',
  'timeline',
])

const asPlaces = /^view-as\/([a-z0-9]{16})(?:\/(.*))?$/

const runSheets = /^run-sheet\/([^/]+)$/

/** The session whose run-sheet an address is. */
export function runSheetOf(address: Address): string | undefined {
  return runSheets.exec(address)?.[1]
}

/** The design as a member or the holder of a link sees it. */
export function asPlace(who: string, address?: Address): Address {
  return address === undefined ? `view-as/${who}` : `view-as/${who}/${address}`
}

/** Whose view an address is, and of which place. */
export function seenAs(address: Address): { readonly who: string; readonly rest: string | undefined } | undefined {
  const found = asPlaces.exec(address)
  return found?.[1] === undefined ? undefined : { who: found[1], rest: found[2] }
}

/** Sections in the order of the outline: the five steps, then the design itself. */
export function sectionsInOrder(process: Process): readonly string[] {
  const all = Object.entries(process.sections)
  return [...steps, 'shell'].flatMap((step) => all.filter(([, section]) => section.step === step).map(([name]) => name))
}

/** The address that the rest of a path names; `nowhere` when it names nothing of this process. */
export function addressFrom(process: Process, rest: string | undefined): Address | 'nowhere' {
  const address = (rest ?? '').replace(/^\/+|\/+$/g, '')
  if (address === '') return sectionsInOrder(process)[0] ?? 'nowhere'
  return place(process, address) ? address : 'nowhere'
}

/** The section before or after this one in the outline, or undefined at its ends. */
export function neighbour(process: Process, section: string, by: 1 | -1): string | undefined {
  const order = sectionsInOrder(process)
  const at = order.indexOf(section)
  return at < 0 ? undefined : order[at + by]
}

/** Pages about the whole of a design have a place in the address bar too, which is no address of anything in it. */
export function placeFrom(process: Process, rest: string | undefined): Address | 'nowhere' {
  if (rest !== undefined && (wholePlaces.has(rest) || seenAs(rest) || runSheetOf(rest))) return rest
  return addressFrom(process, rest)
}

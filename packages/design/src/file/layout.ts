import type { Compartment, Process, Table } from '../describe.ts'

/** Of the exchange format. Raised when an older reader would misunderstand a file. */
export const schemaName = 'track2-process-design'
export const schemaVersion = 1
export const schema = `${schemaName}/${schemaVersion}`

/** What else a part of the file says about itself: how closely it is held. */
export const partLevels: Readonly<Record<string, string>> = {
  overlay: 'restricted',
  people: 'restricted',
  legal: 'restricted',
  security: 'restricted',
  sealed: 'sealed',
  evalRaw: 'restricted',
}

/** The parts at the root of a file that belong to each compartment: `sealed` has two, `sealed` and `overlay`. */
export function partsOf(process: Process): ReadonlyMap<string, Compartment> {
  const parts = new Map<string, Compartment>()
  for (const { path, compartment } of Object.values(process.sections)) parts.set(firstOf(path), compartment)
  for (const { path, compartment, of } of Object.values(process.tables)) if (!of) parts.set(firstOf(path), compartment)
  return parts
}

/** Tables whose rows stand inside the rows of this one. */
export function childrenOf(process: Process, parent: string): readonly (readonly [string, Table])[] {
  return Object.entries(process.tables).filter(([, table]) => table.of?.table === parent)
}

/** The id of a row that comes without one: from the row that holds it and its place there, so that it is the same each time. */
export function madeId(parent: string | undefined, prefix: string, place: number | string): string {
  const id = parent === undefined ? `${prefix}${place}` : `${parent}-${prefix}${place}`
  return id.length <= 64 ? id : `${prefix}${digest(id)}`
}

/** FNV-1a, twice with different seeds: short and the same everywhere; nothing secret rests on it. */
function digest(text: string): string {
  const half = (seed: number) => {
    let hash = seed
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
    return hash.toString(36)
  }
  return `${half(0x811c9dc5)}${half(0x2f0b4c47)}`
}

function firstOf(path: string): string {
  return path.split('.')[0] ?? path
}

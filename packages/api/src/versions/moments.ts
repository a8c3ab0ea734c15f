import type { Compartment } from '@balcony/design'
import type { House } from '../context.ts'
import type { StoredChange } from '../history/historian.ts'
import type { MomentPile } from '../history/jobs.ts'
import type { MomentRef } from './contract.ts'

/** How many rows of history each compartment had at a moment. */
export type RowCounts = ReadonlyMap<Compartment, number>

type Needs = Pick<House, 'storage' | 'historian'>

/** Undefined where there is no such version of this design. */
export async function countsAt(
  { storage, historian }: Needs,
  design: string,
  compartments: readonly Compartment[],
  ref: MomentRef,
): Promise<RowCounts | undefined> {
  const counts = new Map<Compartment, number>()
  const version = ref.startsWith('v:') ? await storage.versions.find(ref.slice(2)) : undefined
  if (ref.startsWith('v:') && version?.design !== design) return undefined
  for (const compartment of compartments) {
    const room = `${design}/${compartment}`
    const cursor = await historian.caughtUp(room)
    if (!cursor) continue
    const count = version
      ? version.rows[compartment]
      : ref === 'now'
        ? cursor.rows
        : await storage.history.rowsAt(room, Number(ref.slice(2)))
    if (count !== undefined) counts.set(compartment, count)
  }
  return counts
}

/** What stood then, for the thread to put together. */
export async function pilesAt({ storage }: Pick<Needs, 'storage'>, design: string, counts: RowCounts) {
  const piles: MomentPile[] = []
  for (const [compartment, count] of counts) {
    const room = `${design}/${compartment}`
    const checkpoint = await storage.history.checkpoint(room, count)
    if (!checkpoint) continue
    const rows = await storage.history.rows(room, checkpoint.number, count)
    const since = rows.map(({ address, change }) => {
      const { after } = change as StoredChange
      return { address, ...(after === undefined ? {} : { after }) }
    })
    piles.push({ compartment, state: checkpoint.state, since })
  }
  return piles
}

/** Keeps what the compartments say now as a moment. */
export async function keepNow(
  { historian }: Needs,
  design: string,
  compartments: readonly Compartment[],
): Promise<RowCounts> {
  const counts = new Map<Compartment, number>()
  for (const compartment of compartments) {
    const cursor = await historian.keep(`${design}/${compartment}`)
    if (cursor) counts.set(compartment, cursor.rows)
  }
  return counts
}

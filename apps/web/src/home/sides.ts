import type { DesignSummary, Glance } from '@balcony/api/contract'

/** Until it is known how far a design is, it is open: it must not vanish from the list. */
export function sides(designs: readonly DesignSummary[], glances: readonly (Glance | undefined)[]) {
  const isClosed = (at: number) => glances[at]?.status === 'closed'
  return {
    open: designs.filter((_, at) => !isClosed(at)),
    closed: designs.filter((_, at) => isClosed(at)),
  }
}

/** A card and where it would like to stand: beside its words, its cell or its field. */
export interface Wanted {
  readonly id: string
  readonly top: number
  readonly height: number
}

/**
 * Where cards stand in the margin: as near to their words as they can without lying on each other. The lifted one stands exactly
 * beside its words; those before it give way upwards, those after it downwards.
 */
export function placeCards(cards: readonly Wanted[], gap: number, lifted?: string): ReadonlyMap<string, number> {
  const sorted = cards.toSorted((left, right) => left.top - right.top)
  const at = Math.max(
    0,
    sorted.findIndex((card) => card.id === lifted),
  )
  const placed = new Map<string, number>()
  let floor = Number.NEGATIVE_INFINITY
  for (const card of sorted.slice(at)) {
    const top = Math.max(card.top, floor)
    placed.set(card.id, top)
    floor = top + card.height + gap
  }
  let ceiling = sorted[at]?.top ?? 0
  for (const card of sorted.slice(0, at).toReversed()) {
    const top = Math.min(card.top, ceiling - gap - card.height)
    placed.set(card.id, top)
    ceiling = top
  }
  const highest = Math.min(0, ...placed.values())
  if (highest === 0) return placed
  // Nothing stands above the margin's own top.
  return highest < 0 && at > 0 ? placeCards(cards, gap) : placed
}

import { factsOf, list, text } from '../review/facts.ts'
import type { Snapshot } from '../snapshot.ts'

/** From the crown down, as such trees are drawn: effects above, the core problem, its roots below. */
export const treeParts = ['branch', 'trunk', 'root', ''] as const
export type TreePart = (typeof treeParts)[number]

export interface Factor {
  readonly id: string
  readonly title: string
  readonly part: TreePart
  /** It holds people together rather than drives them apart. */
  readonly forPeace: boolean
}

export interface ProblemTree {
  /** Each part with its factors side by side, ordered so that lines cross little. */
  readonly parts: readonly { readonly part: TreePart; readonly factors: readonly Factor[] }[]
  readonly causes: readonly { readonly cause: string; readonly effect: string }[]
}

/** Conflict factors as a tree: which belongs where, and what causes what. */
export function problemTree(snapshot: Snapshot): ProblemTree {
  const facts = factsOf(snapshot, '', [])
  const rows = facts.rows('factor')
  const known = new Set(rows.map(({ id }) => id))
  const factors = rows.map((row): Factor => {
    const said = text(row, 'treePart')
    return {
      id: row.id,
      title: text(row, 'text'),
      part: treeParts.find((part) => part === said) ?? '',
      forPeace: text(row, 'driver') === 'factor_for_peace',
    }
  })
  const causes = rows.flatMap((row) =>
    list(row, 'causes')
      .filter((effect) => known.has(effect) && effect !== row.id)
      .map((effect) => ({ cause: row.id, effect })),
  )
  const parts = treeParts
    .map((part) => ({ part, factors: factors.filter((factor) => factor.part === part) }))
    .filter((each) => each.factors.length > 0)
  return { parts: untangled(parts, causes), causes }
}

/** Each row is ordered by where its neighbours in the others stand; a few rounds are enough for a hand of factors. */
function untangled(parts: ProblemTree['parts'], causes: ProblemTree['causes']): ProblemTree['parts'] {
  let now = parts
  for (let round = 0; round < 4; round++) {
    const places = new Map(
      now.flatMap(({ factors }) => factors.map(({ id }, at) => [id, (at + 0.5) / factors.length] as const)),
    )
    now = now.map(({ part, factors }) => {
      const own = new Set(factors.map(({ id }) => id))
      const middle = (id: string) => {
        const near = causes
          .filter(({ cause, effect }) => cause === id || effect === id)
          .map(({ cause, effect }) => (cause === id ? effect : cause))
          .filter((other) => !own.has(other))
          .map((other) => places.get(other) ?? 0)
        return near.length === 0 ? (places.get(id) ?? 0) : near.reduce((sum, at) => sum + at, 0) / near.length
      }
      return { part, factors: factors.toSorted((one, other) => middle(one.id) - middle(other.id)) }
    })
  }
  return now
}

export const factorHeight = 64
const gap = { across: 16, down: 56 }
const narrowest = 120
const widest = 260

export interface FactorBox {
  readonly factor: Factor
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface TreeDrawing {
  readonly width: number
  readonly height: number
  readonly rows: readonly { readonly part: TreePart; readonly y: number }[]
  readonly boxes: readonly FactorBox[]
  readonly arrows: readonly { readonly cause: FactorBox; readonly effect: FactorBox }[]
}

/** Boxes and arrows; rows that do not fit go on in a second line. */
export function drawTree({ parts, causes }: ProblemTree, width: number): TreeDrawing {
  const most = Math.max(1, Math.floor((width + gap.across) / (narrowest + gap.across)))
  const boxes: FactorBox[] = []
  const rows: { part: TreePart; y: number }[] = []
  let y = 28
  for (const { part, factors } of parts) {
    rows.push({ part, y })
    for (let from = 0; from < factors.length; from += most) {
      const line = factors.slice(from, from + most)
      const each = Math.min(widest, (width - gap.across * (line.length - 1)) / line.length)
      const begin = (width - each * line.length - gap.across * (line.length - 1)) / 2
      for (const [at, factor] of line.entries())
        boxes.push({ factor, x: begin + at * (each + gap.across), y, width: each })
      y += factorHeight + gap.down
    }
  }
  const of = new Map(boxes.map((box) => [box.factor.id, box]))
  const arrows = causes.flatMap(({ cause, effect }) => {
    const [from, to] = [of.get(cause), of.get(effect)]
    return from && to ? [{ cause: from, effect: to }] : []
  })
  return { width, height: Math.max(0, y - gap.down + 12), rows, boxes, arrows }
}

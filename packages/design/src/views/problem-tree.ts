import { factsOf, list, text } from '../review/facts.ts'
import type { Snapshot } from '../snapshot.ts'

/** From the crown down, as such trees are drawn: effects above, the core problem, its roots below. */
const treeParts = ['branch', 'trunk', 'root', ''] as const
export type TreePart = (typeof treeParts)[number]

export interface Factor {
  readonly id: string
  readonly title: string
  readonly part: TreePart
  /** It holds people together rather than drives them apart. */
  readonly forPeace: boolean
}

export interface ProblemTree {
  /** Each part that has factors, with them in the order of the design. */
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
  return { parts, causes }
}

import type { Process } from '@balcony/design'
import type { HistoryLine } from '@balcony/storage'
import { sittingGap } from '../history/historian.ts'
import { sectionAt } from '../history/places.ts'
import type { Sitting } from './contract.ts'

/** Lines, newest first, gathered between pauses of everybody. */
export function sittingsOf(process: Process, lines: readonly HistoryLine[]): readonly Sitting[] {
  const sittings: HistoryLine[][] = []
  let begins = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const sitting = sittings.at(-1)
    if (sitting && begins - line.until <= sittingGap) sitting.push(line)
    else sittings.push([line])
    begins = sitting && begins - line.until <= sittingGap ? Math.min(begins, line.from) : line.from
  }
  return sittings.map((own) => ({
    from: Math.min(...own.map((line) => line.from)),
    until: Math.max(...own.map((line) => line.until)),
    people: [...new Set(own.map((line) => line.by))],
    sections: mostFirst(own.flatMap((line) => sectionAt(process, line.address) ?? [])),
    changes: own.length,
  }))
}

function mostFirst(names: readonly string[]): readonly string[] {
  const groups = [...Map.groupBy(names, (name) => name)]
  return groups.sort(([, a], [, b]) => b.length - a.length).map(([name]) => name)
}

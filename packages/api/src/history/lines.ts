import { type Compartment, fieldAt, isLongText, type Process } from '@balcony/design'
import type { HistoryLine, HistoryRow } from '@balcony/storage'
import type { ActivityLine } from '../versions/contract.ts'
import { cameToNothing, type StoredChange } from './historian.ts'

/** `<design>/<compartment>` of each. */
export function compartmentIds(design: string, compartments: readonly Compartment[]): readonly string[] {
  return compartments.map((name) => `${design}/${name}`)
}

/** A row as it is told: newest first comes from the lines, what was changed from the rows; what came to nothing is left out. */
export function activityLines(
  process: Process,
  lines: readonly HistoryLine[],
  rows: readonly HistoryRow[],
  withLong: boolean,
): readonly ActivityLine[] {
  const byLine = new Map(rows.map((row) => [idOf(row), row]))
  return lines.flatMap((line) => {
    const id = idOf(line)
    const change = byLine.get(id)?.change as StoredChange | undefined
    if (!change || cameToNothing(change)) return []
    const { by, from, until, address } = line
    const about = { id, by, from, until, address }
    return [
      isLongText(fieldAt(process, address)) && !withLong
        ? { ...about, isLong: true as const }
        : { ...about, ...change },
    ]
  })
}

/** A line is named by its compartment and number: within a design that is enough. */
function idOf({ compartment, number }: Pick<HistoryLine, 'compartment' | 'number'>): string {
  return `${compartment.slice(compartment.lastIndexOf('/') + 1)}:${number}`
}

import type { Address, Compartment, Process } from '@balcony/design'
import type { HistoryLine } from '@balcony/storage'
import type { House } from '../context.ts'
import type { Compared } from '../history/jobs.ts'
import { sectionAt } from '../history/places.ts'
import type { ComparedSection, Comparison, WrittenBy } from './contract.ts'
import type { RowCounts } from './moments.ts'

/** What differs, put into the order of the design, with whoever wrote it. */
export function comparison(process: Process, compared: Compared, lines: readonly HistoryLine[]): Comparison {
  const by = writersOf(lines)
  const sections = Object.keys(process.sections).flatMap((section): ComparedSection[] => {
    const here = ({ address }: { address: Address }) => sectionAt(process, address) === section
    const fields = compared.fields.filter(here).map((field) => ({ ...field, by: by(field.address) }))
    const records = compared.records.filter(here).map((record) => ({ ...record, by: by(record.address) }))
    return fields.length + records.length === 0 ? [] : [{ section, fields, records }]
  })
  return { sections, names: compared.names }
}

/** Who wrote between two moments, whichever came first. */
export async function linesBetween(
  { storage }: Pick<House, 'storage'>,
  design: string,
  from: RowCounts,
  to: RowCounts,
): Promise<readonly HistoryLine[]> {
  const lines: HistoryLine[] = []
  for (const [compartment, one] of from) {
    const other = to.get(compartment as Compartment)
    if (other === undefined) continue
    const room = `${design}/${compartment}`
    lines.push(...(await storage.history.between(room, Math.min(one, other), Math.max(one, other))))
  }
  return lines
}

function writersOf(lines: readonly HistoryLine[]): (address: Address) => readonly WrittenBy[] {
  const byAddress = Map.groupBy(lines, (line) => line.address)
  return (address) => {
    const latest = new Map<string, number>()
    for (const { by, until } of byAddress.get(address) ?? []) latest.set(by, Math.max(until, latest.get(by) ?? 0))
    return [...latest].map(([person, at]) => ({ person, at })).sort((a, b) => b.at - a.at)
  }
}

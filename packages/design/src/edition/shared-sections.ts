import type { EditionKind, Process } from '../describe.ts'
import { audiences, treatmentOf } from './audience.ts'

/** The sections of which an edition of this kind may show anything at all: only among them can somebody choose. */
export function sharedSections(process: Process, kind: EditionKind): readonly string[] {
  const { draws, rows } = audiences[kind]
  return Object.entries(process.sections).flatMap(([id, section]) => {
    const here = { compartment: section.compartment, is: 'section' } as const
    const own = Object.values(section.fields).some((field) => treatmentOf(kind, here, field) !== 'never')
    const tables = section.tables.some((name) => {
      const table = process.tables[name]
      if (!table || !draws.includes(table.compartment) || (table.rows?.[kind] ?? rows) === 'none') return false
      const there = { compartment: table.compartment, is: 'table' } as const
      return Object.values(table.fields).some((field) => treatmentOf(kind, there, field) !== 'never')
    })
    return own || tables ? [id] : []
  })
}

/** Whether a table stands in one of the chosen sections; every table does when none was chosen. */
export function chosenTables(process: Process, sections: readonly string[] | undefined): (table: string) => boolean {
  if (sections === undefined) return () => true
  const tables = new Set(sections.flatMap((id) => process.sections[id]?.tables ?? []))
  return (table) => tables.has(table)
}

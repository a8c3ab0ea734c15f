import type { Compartment, Process } from './describe.ts'
import type { Snapshot } from './snapshot.ts'

/** As if there were no other compartments. */
export function opened(process: Process, whole: Snapshot, open: readonly Compartment[]): Snapshot {
  const inside = (described: { readonly compartment: Compartment } | undefined) =>
    described !== undefined && open.includes(described.compartment)
  return {
    open: whole.open.filter((each) => open.includes(each)),
    sections: Object.fromEntries(Object.entries(whole.sections).filter(([id]) => inside(process.sections[id]))),
    tables: Object.fromEntries(Object.entries(whole.tables).filter(([id]) => inside(process.tables[id]))),
  }
}

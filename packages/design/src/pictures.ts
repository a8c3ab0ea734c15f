import { type Address, recordAddress, sectionAddress } from './address.ts'
import type { Field, Process } from './describe.ts'
import type { ProseNode } from './prose.ts'
import type { Snapshot, Values } from './snapshot.ts'

/** A picture that prose shows, and where. */
export interface ShownPicture {
  readonly file: string
  /** Of the field that holds the prose. */
  readonly address: Address
}

/** Every picture that the prose of a snapshot shows, in order; one that is shown twice comes twice. */
export function picturesIn(process: Process, { sections, tables }: Snapshot): readonly ShownPicture[] {
  return [
    ...Object.entries(sections).flatMap(([section, values]) =>
      inValues(process.sections[section]?.fields, values, (field) => sectionAddress(section, field)),
    ),
    ...Object.entries(tables).flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        inValues(process.tables[table]?.fields, row.values, (field) => recordAddress(table, row.id, field)),
      ),
    ),
  ]
}

function inValues(
  fields: Readonly<Record<string, Field>> | undefined,
  values: Values,
  addressOf: (field: string) => Address,
): readonly ShownPicture[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (fields?.[name]?.kind !== 'prose') return []
    const { content = [] } = value as { readonly content?: readonly ProseNode[] }
    return content.flatMap(inNode).map((file) => ({ file, address: addressOf(name) }))
  })
}

function inNode(node: ProseNode): readonly string[] {
  if (node.type === 'picture') return typeof node.attrs?.['file'] === 'string' ? [node.attrs['file']] : []
  return (node.content ?? []).flatMap(inNode)
}

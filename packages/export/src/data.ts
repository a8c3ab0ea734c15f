import {
  type Edition,
  exportDesign,
  type Field,
  type ProseNode,
  process,
  type Row,
  type Snapshot,
  type Value,
  type Values,
} from '@balcony/design'

/** Editions whose readers stand outside the team: ids of records would let two of them be laid side by side. */
const outside: ReadonlySet<Edition['kind']> = new Set(['partner', 'donor', 'public', 'agenda'])

/** An edition as a file that `importDesign` reads: what was cut, and nothing more. */
export function dataOf(edition: Edition): Uint8Array {
  const snapshot = outside.has(edition.kind) ? withNewIds(edition.snapshot) : edition.snapshot
  return new TextEncoder().encode(`${JSON.stringify(exportDesign(process, snapshot), null, 2)}\n`)
}

/** Records are numbered anew by table, so that no file tells more of them than their place in this one. */
function withNewIds(snapshot: Snapshot): Snapshot {
  const ids = new Map<string, string>()
  for (const [name, table] of Object.entries(process.tables))
    for (const [index, row] of (snapshot.tables[name] ?? []).entries())
      ids.set(`${name}/${row.id}`, `${table.prefix}${index + 1}`)
  const renamed = (fields: Readonly<Record<string, Field>>, values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => {
        const field = fields[key]
        const said = field && value !== undefined ? renamedValue(field, value, ids) : undefined
        return said === undefined ? [] : [[key, said]]
      }),
    )
  return {
    open: snapshot.open,
    sections: Object.fromEntries(
      Object.entries(snapshot.sections).map(([name, values]) => [
        name,
        renamed(process.sections[name]?.fields ?? {}, values),
      ]),
    ),
    tables: Object.fromEntries(
      Object.entries(snapshot.tables).map(([name, rows]) => [
        name,
        rows.map(
          (row): Row => ({
            id: ids.get(`${name}/${row.id}`) ?? row.id,
            values: renamed(process.tables[name]?.fields ?? {}, row.values),
          }),
        ),
      ]),
    ),
  }
}

function renamedValue(field: Field, value: Value, ids: ReadonlyMap<string, string>): Value | undefined {
  switch (field.kind) {
    case 'reference':
      return renamedId(field, String(value), ids)
    case 'references':
      return Array.isArray(value) ? value.flatMap((id) => renamedId(field, String(id), ids) ?? []) : undefined
    case 'prose': {
      const doc = value as { readonly type: 'doc'; readonly content: readonly ProseNode[] }
      return { type: 'doc', content: doc.content.flatMap((node) => renamedNode(node, ids)) }
    }
    default:
      return value
  }
}

/** What is not in the edition has no number in it, and is left out. */
function renamedId(
  field: Field & { readonly kind: 'reference' | 'references' },
  id: string,
  ids: ReadonlyMap<string, string>,
) {
  if (field.words?.some((word) => word.value === id)) return id
  return field.to.map((table) => ids.get(`${table}/${id}`)).find((each) => each !== undefined)
}

function renamedNode(node: ProseNode, ids: ReadonlyMap<string, string>): readonly ProseNode[] {
  if (node.type === 'mention') {
    const [table = '', id = ''] = String(node.attrs?.['address'] ?? '').split('/')
    const named = ids.get(`${table}/${id}`)
    return named === undefined ? [] : [{ ...node, attrs: { address: `${table}/${named}` } }]
  }
  // Files of a design are named by ids of their own.
  if (node.type === 'picture') return []
  return [node.content ? { ...node, content: node.content.flatMap((child) => renamedNode(child, ids)) } : node]
}

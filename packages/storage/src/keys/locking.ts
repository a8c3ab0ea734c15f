import { assert } from '@balcony/base'
import {
  type ColumnNode,
  ColumnUpdateNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  TableNode,
  type UnknownRow,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely'
import { sealedColumns } from './columns.ts'
import type { Ring } from './ring.ts'
import { isLocked, lockWords, openWords } from './words.ts'

/** Rows with sealed bytes come with the ring that opens them, so that `unseal` needs only their place. */
const rings = new WeakMap<object, Ring>()
export function ringFor(bytes: Uint8Array): Ring | undefined {
  return rings.get(bytes)
}

/** Locks the sealed columns on their way to the disk and opens them on their way back; hands the ring to rows with sealed bytes. */
export class Locking implements KyselyPlugin {
  readonly ring: Ring

  constructor(ring: Ring) {
    this.ring = ring
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (InsertQueryNode.is(node)) return this.#insert(node)
    if (UpdateQueryNode.is(node)) return this.#update(node)
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    for (const row of result.rows) {
      if (typeof row['bytes'] === 'object' && row['bytes'] !== null) rings.set(row['bytes'], this.ring)
      // By the words themselves, not by their column, which a query may have given another name.
      for (const [column, value] of Object.entries(row)) {
        if (typeof value === 'string' && isLocked(value)) row[column] = openWords(this.ring, value)
      }
    }
    return result
  }

  #insert(node: InsertQueryNode): InsertQueryNode {
    const sealed = sealedColumns.get(nameOf(node.into))
    if (!sealed || !node.values) return node
    assert(ValuesNode.is(node.values), 'rows with sealed columns are inserted by value')
    const columns = (node.columns ?? []).map((column) => column.column.name)
    const values = ValuesNode.create(
      node.values.values.map((row) => {
        const given: readonly OperationNode[] =
          row.kind === 'PrimitiveValueListNode'
            ? (row as PrimitiveValueListNode).values.map((value) => ValueNode.create(value))
            : (row as ValueListNode).values
        return ValueListNode.create(
          given.map((value, index) => (sealed.has(columns[index] ?? '') ? this.#locked(value) : value)),
        )
      }),
    )
    const updates = node.onConflict?.updates
    if (!updates) return { ...node, values }
    return { ...node, values, onConflict: { ...node.onConflict, updates: this.#updates(sealed, updates) } }
  }

  #update(node: UpdateQueryNode): UpdateQueryNode {
    const sealed = sealedColumns.get(nameOf(node.table))
    if (!sealed || !node.updates) return node
    return { ...node, updates: this.#updates(sealed, node.updates) }
  }

  #updates(sealed: ReadonlySet<string>, updates: readonly ColumnUpdateNode[]): readonly ColumnUpdateNode[] {
    return updates.map((update) => {
      const column = (update.column as ColumnNode).column.name
      return sealed.has(column) ? ColumnUpdateNode.create(update.column, this.#locked(update.value)) : update
    })
  }

  #locked(value: OperationNode): OperationNode {
    assert(ValueNode.is(value), 'a sealed column is given by value')
    return typeof value.value === 'string' ? ValueNode.create(lockWords(this.ring, value.value)) : value
  }
}

function nameOf(table: OperationNode | undefined): string {
  return table && TableNode.is(table) ? table.table.identifier.name : ''
}

import type { Compartment } from './describe.ts'
import type { Value } from './kinds.ts'

/** Plain values of a design over the compartments that are open to whoever asked. Absent means not filled in. */
export interface Snapshot {
  readonly open: readonly Compartment[]
  readonly sections: Readonly<Record<string, Values>>
  /** Rows in their order; removed rows are not here. */
  readonly tables: Readonly<Record<string, readonly Row[]>>
}

export type Values = Readonly<Record<string, Value>>

export interface Row {
  readonly id: string
  readonly values: Values
}

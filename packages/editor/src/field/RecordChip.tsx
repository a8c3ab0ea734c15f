import type { Field } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useRecordName } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Field.module.css'
import { tablesOf } from './shown.ts'

/** A live name of another record: it follows renames, and shows only the code where the reader has no clearance. */
export function RecordChip({ field, id, bare }: { field: Field; id: string; bare?: boolean }) {
  const { t } = useLingui()
  const { go, live } = useWorkspace()
  const tables = tablesOf(field)
  const table = tables.find((one) => isOpenTable(live, one) && live.rows(one).some((row) => row.id === id)) ?? tables[0]
  const address = `${table}/${id}`
  const name = useRecordName(address)
  if (name === undefined) return <span className={css.goneChip}>{t`${id}, removed`}</span>
  return (
    <button
      type="button"
      className={bare ? css.bareChip : css.recordChip}
      dir="auto"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        go(address)
      }}
      title={t`Open ${name}`}
    >
      {name}
    </button>
  )
}

function isOpenTable(live: ReturnType<typeof useWorkspace>['live'], table: string): boolean {
  const described = live.process.tables[table]
  return described !== undefined && live.open.includes(described.compartment)
}

import type { Table, Value } from '@balcony/design'
import { IconButton, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { lazy, type RefObject, Suspense, useState } from 'react'
import { useTongue } from '../clipboard/use-tongue.ts'
import { More } from '../icons.tsx'
import type { Shown } from '../selection/block.ts'
import { csvOf } from './export.ts'

const ImportDialog = lazy(() => import('./ImportDialog.tsx'))

interface FileToolsProps {
  readonly label: string
  readonly table: Table
  /** The table as it is shown then: what leaves. */
  readonly shown: RefObject<Shown>
  readonly mayWrite: boolean
  readonly fresh: Readonly<Record<string, Value>>
}

/** A table to a file for spreadsheets, and from one. */
export function FileTools({ label, table, shown, mayWrite, fresh }: FileToolsProps) {
  const { t } = useLingui()
  const tongue = useTongue()
  const [open, setOpen] = useState(false)
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvOf(shown.current, tongue())], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${label}.csv`
    link.click()
    URL.revokeObjectURL(url)
  }
  const acts: Readonly<Record<string, () => void>> = { import: () => setOpen(true), export: save }
  return (
    <>
      <MenuTrigger>
        <IconButton size="sm" label={t`More for ${label}`} icon={<More size={15} />} />
        <Menu aria-label={t`More for ${label}`} onAction={(key) => acts[String(key)]?.()}>
          {mayWrite ? <MenuItem id="import">{t`Import from CSV…`}</MenuItem> : null}
          <MenuItem id="export" about={t`The columns and rows shown`}>
            {t`Export as CSV`}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {open ? (
        <Suspense>
          <ImportDialog
            label={label}
            name={shown.current.table}
            table={table}
            fresh={fresh}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

import { Button, Menu, MenuItem, MenuTrigger, SearchField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Columns, Sort } from '../icons.tsx'
import type { Column, TableView } from './columns.ts'
import css from './Table.module.css'

interface TableViewToolsProps {
  readonly label: string
  readonly columns: readonly Column[]
  readonly view: TableView
  readonly change: (next: Partial<TableView>) => void
  readonly many: boolean
  readonly narrow: boolean
}

/** Filter, sort and columns: how one person looks, for them alone. */
export function TableViewTools({ label, columns, view, change, many, narrow }: TableViewToolsProps) {
  const { t, i18n } = useLingui()
  const rest = columns.slice(1)
  const shown = rest.filter((column) => !view.hidden.includes(column.name)).map((column) => column.name)
  return (
    <>
      {many ? (
        <span className={css.filter}>
          <SearchField label={t`Filter ${label}`} value={view.filter} onChange={(filter) => change({ filter })} />
        </span>
      ) : null}
      {narrow ? (
        <MenuTrigger>
          <Button size="sm" icon={<Sort size={15} />}>
            <Trans>Sort</Trans>
          </Button>
          <Menu
            aria-label={t`Sort by`}
            onAction={(key) => change({ sort: key === '' ? undefined : { column: String(key), down: false } })}
          >
            {[
              <MenuItem key="" id="">
                {t`In the order of the design`}
              </MenuItem>,
              ...columns.map((column) => (
                <MenuItem key={column.name} id={column.name}>
                  {i18n._(column.field.label)}
                </MenuItem>
              )),
            ]}
          </Menu>
        </MenuTrigger>
      ) : null}
      {rest.length > 0 && !narrow ? (
        <MenuTrigger>
          <Button size="sm" icon={<Columns size={15} />} aria-label={t`Columns of ${label}`}>
            <Trans>Columns</Trans>
          </Button>
          <Menu
            aria-label={t`Columns shown`}
            selectionMode="multiple"
            selectedKeys={shown}
            onSelectionChange={(chosen) => {
              const kept = chosen === 'all' ? rest.map((column) => column.name) : [...chosen].map(String)
              change({ hidden: rest.filter((column) => !kept.includes(column.name)).map((column) => column.name) })
            }}
          >
            {rest.map((column) => (
              <MenuItem key={column.name} id={column.name}>
                {i18n._(column.field.label)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      ) : null}
    </>
  )
}

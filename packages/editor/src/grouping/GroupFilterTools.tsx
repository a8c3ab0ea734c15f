import { Button, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Funnel, Rows } from '../icons.tsx'
import type { Column, TableView } from '../table/columns.ts'
import { newFilter } from './FilterChips.tsx'
import { canGroup } from './groups.ts'

interface GroupFilterToolsProps {
  readonly label: string
  readonly columns: readonly Column[]
  readonly view: TableView
  readonly change: (next: Partial<TableView>) => void
  /** A board has no groups. */
  readonly isPlain: boolean
}

/** Filter a column, and group the rows by one. */
export function GroupFilterTools({ label, columns, view, change, isPlain }: GroupFilterToolsProps) {
  const { t, i18n } = useLingui()
  const groups = columns.filter((column) => canGroup(column.field))
  const free = columns.filter((column) => !view.filters.some((filter) => filter.column === column.name))
  return (
    <>
      <MenuTrigger>
        <Button size="sm" icon={<Funnel size={15} />} aria-label={t`Filter columns of ${label}`}>
          <Trans>Filter</Trans>
        </Button>
        <Menu
          aria-label={t`Filter by`}
          onAction={(key) => {
            const column = columns.find((one) => one.name === key)
            if (column) change({ filters: [...view.filters, newFilter(column)] })
          }}
        >
          {free.map((column) => (
            <MenuItem key={column.name} id={column.name}>
              {i18n._(column.field.label)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {groups.length > 0 && !isPlain ? (
        <MenuTrigger>
          <Button size="sm" icon={<Rows size={15} />} aria-label={t`Group ${label}`}>
            <Trans>Group</Trans>
          </Button>
          <Menu
            aria-label={t`Group by`}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view.group ?? '']}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys
              change({ group: key === undefined || key === '' ? undefined : String(key), folded: [] })
            }}
          >
            {[
              <MenuItem key="" id="">
                {t`No groups`}
              </MenuItem>,
              ...groups.map((column) => (
                <MenuItem key={column.name} id={column.name}>
                  {i18n._(column.field.label)}
                </MenuItem>
              )),
            ]}
          </Menu>
        </MenuTrigger>
      ) : null}
    </>
  )
}

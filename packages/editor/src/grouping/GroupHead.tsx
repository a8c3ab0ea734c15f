import { useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronRight } from '../icons.tsx'
import { useLocale } from '../live/use-locale.ts'
import css from '../table/Table.module.css'
import type { Group } from './groups.ts'

interface GroupHeadProps {
  readonly group: Group
  readonly open: boolean
  readonly columns: number
  readonly line: number
  readonly onFold: (key: string) => void
}

/** The line above the rows of a group: its value, how many there are, and whether they are folded away. */
export function GroupHead({ group, open, columns, line, onFold }: GroupHeadProps) {
  return (
    <tr data-head aria-rowindex={line + 2}>
      <td className={css.gutter} />
      <th scope="rowgroup" colSpan={columns}>
        <GroupButton group={group} open={open} onFold={onFold} />
      </th>
    </tr>
  )
}

/** What a group is called, how many it has, and whether they are folded away. */
export function GroupButton({ group, open, onFold }: Pick<GroupHeadProps, 'group' | 'open' | 'onFold'>) {
  const { t } = useLingui()
  const locale = useLocale()
  return (
    <button type="button" className={css.group} aria-expanded={open} onClick={() => onFold(group.key)}>
      {open ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
      <bdi>{group.key === '' ? t`Nothing yet` : group.label}</bdi>
      <small>{group.rows.length.toLocaleString(locale)}</small>
    </button>
  )
}

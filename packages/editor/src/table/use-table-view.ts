import type { Table } from '@balcony/design'
import { useCallback, useSyncExternalStore } from 'react'
import { asks, type Filter } from '../grouping/filters.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import { hiddenAtFirst, plainView, type TableView } from './columns.ts'

/**
 * How this person looks at a table: kept on this device, for them alone, and the same wherever the table is looked at on a page. It
 * holds names of columns and options, never what a record says.
 */
export function useTableView(name: string, table: Table): readonly [TableView, (next: Partial<TableView>) => void] {
  const { me } = useWorkspace()
  const { views } = useDesk()
  const key = `balcony/view/${me.id}/${name}`
  const view = useSyncExternalStore(views.watch, () =>
    views.of(key, () => ({ ...plainView, hidden: hiddenAtFirst(table), ...kept(key) })),
  )
  const change = useCallback(
    (next: Partial<TableView>) => keep(key, keptPart(views.change(key, next), table)),
    [key, table, views],
  )
  return [view, change]
}

type Kept = Omit<TableView, 'filter'>

/** What was typed as a filter may be a name, and a record may be secret: only what picks among options of the description is kept. */
function keptPart({ filter: _typed, ...view }: TableView, table: Table): Kept {
  const isOwn = (column: string | undefined) => {
    const kind = column === undefined ? undefined : table.fields[column]?.kind
    return kind === 'choice' || kind === 'choices' || kind === 'flag' || kind === 'scale'
  }
  const filters = view.filters.filter(
    (one) => asks(one) && (one.is === 'empty' || one.is === 'filled' || (one.is === 'any-of' && isOwn(one.column))),
  )
  return { ...view, filters, folded: isOwn(view.group) ? view.folded : [] }
}

function kept(key: string): Partial<Kept> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof read !== 'object' || read === null) return {}
    const { hidden, sort, group, folded, filters, look } = read as Partial<Kept>
    return {
      ...(Array.isArray(hidden) ? { hidden: hidden.map(String) } : {}),
      ...(sort && typeof sort.column === 'string' ? { sort: { column: sort.column, down: sort.down === true } } : {}),
      ...(typeof group === 'string' ? { group } : {}),
      ...(Array.isArray(folded) ? { folded: folded.map(String) } : {}),
      ...(Array.isArray(filters) ? { filters: filters.filter(isKeptFilter) } : {}),
      ...(look === 'board' ? { look } : {}),
    }
  } catch {
    // A browser that keeps nothing, or something that is not ours: the table looks as it does at first.
    return {}
  }
}

function isKeptFilter(read: unknown): read is Filter {
  if (typeof read !== 'object' || read === null) return false
  const { column, is, values } = read as { column?: unknown; is?: unknown; values?: unknown }
  if (typeof column !== 'string') return false
  return is === 'empty' || is === 'filled' || (is === 'any-of' && Array.isArray(values))
}

function keep(key: string, view: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(view))
  } catch {
    // Full or forbidden: the view holds until the page is left.
  }
}

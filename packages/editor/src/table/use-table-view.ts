import type { Table } from '@balcony/design'
import { useCallback, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { hiddenAtFirst, plainView, type TableView } from './columns.ts'

/** How this person looks at a table: kept on this device, for them alone. It holds names of columns, never a value. */
export function useTableView(name: string, table: Table): readonly [TableView, (next: Partial<TableView>) => void] {
  const { me } = useWorkspace()
  const key = `balcony/view/${me.id}/${name}`
  const [view, setView] = useState<TableView>(() => ({ ...plainView, hidden: hiddenAtFirst(table), ...kept(key) }))
  const change = useCallback(
    (next: Partial<TableView>) =>
      setView((before) => {
        const after = { ...before, ...next }
        // What was typed as a filter may be a name: it is not kept.
        keep(key, { hidden: after.hidden, sort: after.sort })
        return after
      }),
    [key],
  )
  return [view, change]
}

function kept(key: string): Partial<TableView> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof read !== 'object' || read === null) return {}
    const { hidden, sort } = read as Partial<TableView>
    return {
      ...(Array.isArray(hidden) ? { hidden: hidden.map(String) } : {}),
      ...(sort && typeof sort.column === 'string' ? { sort: { column: sort.column, down: sort.down === true } } : {}),
    }
  } catch {
    // A browser that keeps nothing, or something that is not ours: the table looks as it does at first.
    return {}
  }
}

function keep(key: string, view: Omit<TableView, 'filter'>): void {
  try {
    localStorage.setItem(key, JSON.stringify(view))
  } catch {
    // Full or forbidden: the view holds until the page is left.
  }
}

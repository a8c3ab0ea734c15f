import { newId, type Problem } from '@balcony/base'
import { recordAddress, type Value } from '@balcony/design'
import { toasts } from '@balcony/ui'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { writeAll } from '../clipboard/write-all.ts'
import { nameOfRecord } from '../live/names.ts'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'

/** What can be done to the records of a table, each as one step that can be undone. */
export function useRecords(table: string) {
  const { live } = useWorkspace()
  const { t, i18n } = useLingui()
  return useMemo(() => {
    const described = live.process.tables[table]
    const refuse = (problem: Problem) => toasts.show(refusalWords(i18n, problem))
    return {
      /** A new record at the end, or before another; its id, or undefined when it could not be made. */
      add(values?: Readonly<Record<string, Value>>, before?: string): string | undefined {
        const id = newId((size) => crypto.getRandomValues(new Uint8Array(size)))
        live.undo.cut()
        const done = live.edit({
          do: 'add',
          table,
          id,
          ...(values === undefined ? {} : { values }),
          ...(before === undefined ? {} : { before }),
        })
        if (done.ok) return id
        refuse(done.problem)
        return undefined
      },
      remove(id: string): void {
        const name = nameOfRecord(live, recordAddress(table, id)) ?? id
        live.undo.cut()
        const done = live.edit({ do: 'remove', table, id })
        if (!done.ok) {
          refuse(done.problem)
          return
        }
        const what = described ? i18n._(described.singular) : ''
        toasts.show(t`${what} “${name}” removed`, {
          label: t`Undo`,
          act: () => void live.edit({ do: 'bring-back', table, id }),
        })
      },
      /** Several records at once, as one step. */
      removeAll(ids: readonly string[]): void {
        const back = () =>
          writeAll(
            live,
            ids.map((id) => ({ do: 'bring-back' as const, table, id })),
            () => {},
          )
        const said = plural(ids.length, { one: '# record removed', other: '# records removed' })
        const begun = writeAll(
          live,
          ids.map((id) => ({ do: 'remove' as const, table, id })),
          () => toasts.show(said, { label: t`Undo`, act: () => void back() }),
        )
        if (!begun.ok) refuse(begun.problem)
      },
      bringBack(id: string): void {
        const done = live.edit({ do: 'bring-back', table, id })
        if (!done.ok) refuse(done.problem)
      },
      /** `rows` is the order on screen; moving past its ends does nothing. */
      move(id: string, by: 1 | -1, rows: readonly string[]): void {
        const at = rows.indexOf(id)
        if (at < 0 || at + by < 0 || at + by >= rows.length) return
        const before = by === -1 ? rows[at - 1] : rows[at + 2]
        const done = live.edit({ do: 'move', table, id, before })
        if (!done.ok) refuse(done.problem)
      },
      moveBefore(id: string, before: string | undefined): void {
        if (id === before) return
        const done = live.edit({ do: 'move', table, id, before })
        if (!done.ok) refuse(done.problem)
      },
    }
  }, [live, table, t, i18n])
}

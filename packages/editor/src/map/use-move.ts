import { dateOf, type Effort, laterByMonths } from '@balcony/design/views'
import type { Edit } from '@balcony/document'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Side } from './EffortBar.tsx'

/** Moves an effort, or one of its ends, by whole months; an end never passes the other. */
export function useMove(): (effort: Effort, side: Side, months: number) => void {
  const { live } = useWorkspace()
  const { i18n } = useLingui()
  return (effort, side, months) => {
    if (months === 0) return
    const edits = moved(effort, side, months, (name) => {
      const said = live.value(`${effort.address}/${name}`)
      return typeof said === 'string' ? said : undefined
    })
    if (edits.length === 0) return
    live.undo.cut()
    const done = live.edit(...edits)
    if (!done.ok) toasts.show(refusalWords(i18n, done.problem))
  }
}

export function moved(
  effort: Pick<Effort, 'address' | 'from' | 'to' | 'ongoing'>,
  side: Side,
  months: number,
  read: (name: string) => string | undefined,
): readonly Edit[] {
  const [from, to] = [read('from') ?? dateOf(effort.from), read('to') ?? dateOf(effort.to)]
  const nextFrom = side === 'end' ? from : laterByMonths(from, months)
  const nextTo = side === 'start' || effort.ongoing ? to : laterByMonths(to, months)
  if (!effort.ongoing && nextFrom > nextTo) return []
  return [
    ...(nextFrom === from ? [] : [{ do: 'set', address: `${effort.address}/from`, value: nextFrom } as const]),
    ...(nextTo === to ? [] : [{ do: 'set', address: `${effort.address}/to`, value: nextTo } as const]),
  ]
}

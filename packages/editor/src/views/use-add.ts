import { newId } from '@balcony/base'
import { recordAddress, type Value } from '@balcony/design'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'

/** Adds a record and opens it; what cannot be added is said. */
export function useAdd(): (table: string, values: Readonly<Record<string, Value>>) => void {
  const { live, go } = useWorkspace()
  const { i18n } = useLingui()
  return (table, values) => {
    const id = newId((size) => crypto.getRandomValues(new Uint8Array(size)))
    const done = live.edit({ do: 'add', table, id, values })
    if (done.ok) go(recordAddress(table, id))
    else toasts.show(refusalWords(i18n, done.problem))
  }
}

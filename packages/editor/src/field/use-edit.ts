import type { Problem } from '@balcony/base'
import type { Address, Field, Value } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { useReader } from './showing.ts'
import { readTyped } from './typed.ts'

/** Writes a field, or keeps what is wrong with it. Nothing invalid ever enters the document. */
export function useEdit(address: Address, field: Field) {
  const { live } = useWorkspace()
  const reader = useReader()
  const [problem, setProblem] = useState<Problem>()
  const { i18n } = useLingui()

  const put = (value: Value | undefined): boolean => {
    const done =
      field.kind === 'text'
        ? live.edit({ do: 'write', address, text: typeof value === 'string' ? value : '' })
        : live.edit({ do: 'set', address, value })
    setProblem(done.ok ? undefined : done.problem)
    return done.ok
  }

  const type = (text: string): boolean => {
    const read = readTyped(field, text, reader)
    if (read.ok) return put(read.value)
    setProblem(read.problem)
    return false
  }

  return {
    put,
    type,
    /** What was expected and what came, in the reader's words; undefined while all is well. */
    error: problem && i18n._(problem.message),
    forget: () => setProblem(undefined),
  }
}

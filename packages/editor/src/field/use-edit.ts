import type { Problem } from '@balcony/base'
import type { Address, Field, Value } from '@balcony/design'
import { plural } from '@lingui/core/macro'
import { useState } from 'react'
import { blockersOf } from '../review/approval.ts'
import { useWorkspace } from '../workspace.tsx'
import { useReader } from './showing.ts'
import { readTyped } from './typed.ts'
import { useProblemWords } from './use-problem-words.ts'

/** Writes a field, or keeps what is wrong with it. Nothing invalid ever enters the document. */
export function useEdit(address: Address, field: Field) {
  const { live, review } = useWorkspace()
  const reader = useReader()
  const [problem, setProblem] = useState<Problem>()
  const say = useProblemWords(field)

  const put = (value: Value | undefined): boolean => {
    const blockers = blockersOf(address, value, review?.view())
    if (blockers > 0) {
      const message = plural(blockers, {
        one: 'The review has # matter that must be settled first. Settle or dismiss it there, then approve.',
        other: 'The review has # matters that must be settled first. Settle or dismiss them there, then approve.',
      })
      setProblem({ code: 'conflict', message, at: address })
      return false
    }
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
    error: problem && say(problem),
    forget: () => setProblem(undefined),
  }
}

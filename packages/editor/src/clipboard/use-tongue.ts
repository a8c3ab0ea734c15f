import type { Field } from '@balcony/design'
import { useCallback } from 'react'
import { useReader, useShowing } from '../field/showing.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Tongue } from './cell.ts'
import { fieldTerms, type Terms } from './terms.ts'

/** How cells are said and read just now: asked for anew each time, because records come and are renamed. */
export function useTongue(): () => Tongue {
  const { live } = useWorkspace()
  const reader = useReader()
  const showing = useShowing()
  return useCallback(() => {
    const known = new Map<Field, Terms>()
    const terms = (field: Field) => {
      const made = known.get(field) ?? fieldTerms(field, live, showing)
      known.set(field, made)
      return made
    }
    return { reader, terms }
  }, [live, reader, showing])
}

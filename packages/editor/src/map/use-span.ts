import type { Field } from '@balcony/design'
import { dateOf, type Effort } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { useWorkspace } from '../workspace.tsx'
import { usePhaseWords } from './lanes.ts'

/** From when to when, in the reader's words, as exactly as it was said. */
export function useSpan(): (effort: Effort) => string {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const showing = useShowing()
  const phases = usePhaseWords()
  const said = (effort: Effort, name: 'from' | 'to') => {
    const value = live.value(`${effort.address}/${name}`)
    return shownValue(dateField, typeof value === 'string' ? value : dateOf(effort[name]), showing)
  }
  return (effort) => {
    const from = said(effort, 'from')
    if (effort.ongoing) return t`since ${from}, runs on`
    return t`${from} to ${said(effort, 'to')}, ${phases[effort.phase]}`
  }
}

const dateField: Field = { kind: 'date', precision: 'any', label: '', level: 'team', path: '' }

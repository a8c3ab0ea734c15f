import { useLingui } from '@lingui/react/macro'
import type { NamedParty, NamedTie } from './use-relations.ts'

/** A relation in words: as one of its parties has it, or between the two. */
export function useTieWords(parties: readonly NamedParty[]): (tie: NamedTie, of?: string) => string {
  const { t } = useLingui()
  const name = (id: string) => parties.find((party) => party.id === id)?.name ?? id
  return ({ kind, from, to, oneWay }, of) => {
    if (of === undefined)
      return oneWay ? t`${kind}: from ${name(from)} to ${name(to)}` : t`${kind}: ${name(from)} and ${name(to)}`
    if (oneWay) return of === to ? t`${kind}: from ${name(from)}` : t`${kind}: to ${name(to)}`
    return t`${kind}: with ${name(from === of ? to : from)}`
  }
}

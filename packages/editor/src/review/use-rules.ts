import type { Process, Rule } from '@balcony/design'
import { useEffect, useState } from 'react'

type Rules = ReadonlyMap<string, Rule>

const nothing: Rules = new Map()
let fetched: Rules | undefined

/** Titles and reasons of the rules; empty until they are fetched: the page runs no rule itself, a worker does. */
export function useRules(process: Process): Rules {
  const [rules, setRules] = useState(fetched ?? nothing)
  useEffect(() => {
    if (fetched) return
    let gone = false
    import('@balcony/design/review').then(
      ({ rulesOf }) => {
        fetched = new Map(rulesOf(process).map((rule) => [rule.id, rule]))
        if (!gone) setRules(fetched)
      },
      // Without a line a finding is shown by its sentence and the number of its rule.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [process])
  return rules
}

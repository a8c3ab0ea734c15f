import type { Finding } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { titleOf } from '../live/titles.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import { sayValue } from './say-value.ts'
import { useRules } from './use-rules.ts'

/** Findings in the reader's words: the sentence with its values said as people say them, the rule, and where to go. */
export function useFindingWords() {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const rules = useRules(live.process)
  return useMemo(() => {
    // Names and titles are no messages: they stay as people wrote them, braces and all.
    const say = (words: string) => (i18n.messages[words] === undefined ? words : i18n._(words))
    return {
      sentence: ({ message, values }: Pick<Finding, 'message' | 'values'>) => {
        const said = Object.entries(values).map(([name, value]) => [name, apart(sayValue(live, value, say, locale))])
        return i18n._(message, Object.fromEntries(said))
      },
      rule: (id: string) => say(rules.get(id)?.title ?? id),
      why: (id: string) => say(rules.get(id)?.rationale ?? ''),
      /** From the widest to the narrowest. */
      place: (at: string) => titleOf(live, at, (label) => i18n._(label)),
      needsTwo: ({ rule, severity }: Finding) => severity === 'blocker' && rules.get(rule)?.twoToWaive === true,
    }
  }, [i18n, live, locale, rules])
}

/** A name of another direction stays a name: it turns neither the sentence around it nor its full stop. */
function apart(words: string): string {
  return `\u2068${words}\u2069`
}

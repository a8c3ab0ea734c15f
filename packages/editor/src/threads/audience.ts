import type { Compartment, Level, Thread } from '@balcony/design'
import { levelOf } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'

/** Who will read a remark, said before it is sent. */
export function useAudience() {
  const { t } = useLingui()
  const compartmentNames: Readonly<Record<Compartment, string>> = {
    core: t`Team`,
    people: t`People file`,
    legal: t`Legal file`,
    security: t`Security file`,
    sealed: t`Sealed file`,
    evaluation: t`Evaluation file`,
  }
  return {
    name: (compartment: Compartment) => compartmentNames[compartment],
    /** On a thread's head. */
    ofThread: (thread: Thread, compartment: Compartment): string => {
      if (isOutside(thread.level)) return t`Partners read this`
      return levelOf[compartment] === 'team' ? t`Team thread` : compartmentNames[compartment]
    },
    /** In a composer. */
    sentence: (compartment: Compartment, level: Level): string => {
      if (isOutside(level)) return t`The team and partners read this.`
      if (levelOf[compartment] === 'team') return t`The team reads this. Partners do not.`
      return t`Only those who may open the ${compartmentNames[compartment].toLocaleLowerCase()} read this.`
    },
  }
}

function isOutside(level: Level): boolean {
  return level === 'public' || level === 'partner'
}

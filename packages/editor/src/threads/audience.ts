import { type Compartment, type Level, levelOf, type Thread } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useCallback, useSyncExternalStore } from 'react'
import { useLocale } from '../live/use-locale.ts'
import { type Person, useWorkspace } from '../workspace.tsx'

/** Who will read a remark, said before it is sent. */
export function useAudience() {
  const { t } = useLingui()
  const { people, me } = useWorkspace()
  const locale = useLocale()
  const readers = useReaders()
  const compartmentNames: Readonly<Record<Compartment, string>> = {
    core: t`Team`,
    people: t`People file`,
    legal: t`Legal file`,
    security: t`Security file`,
    sealed: t`Sealed file`,
    evaluation: t`Evaluation file`,
  }
  /** The others who read it: the first by name. */
  const named = (compartment: Compartment): string | undefined => {
    const ids = readers(compartment)
    if (!ids) return undefined
    const names = people.filter((one) => ids.includes(one.id) && one.id !== me.id).map((one) => one.name)
    if (names.length === 0) return ''
    const others = names.length - mostNamed
    const shown = others > 1 ? [...names.slice(0, mostNamed), t`${others} others`] : names
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(shown)
  }
  return {
    name: (compartment: Compartment) => compartmentNames[compartment],
    /** On a thread's head. */
    ofThread: (thread: Thread, compartment: Compartment): string => {
      // What came with a file was said by somebody outside, and is the team's to read alone.
      if (thread.guest && isOutside(thread.level)) return t`From a partner`
      if (isOutside(thread.level)) return t`Partners read this`
      return levelOf[compartment] === 'team' ? t`Team thread` : compartmentNames[compartment]
    },
    /** In a composer. */
    sentence: (compartment: Compartment, level: Level, guest?: string): string => {
      if (guest !== undefined) return t`${guest} and the team read this. Other partners do not.`
      if (isOutside(level)) return t`The team and partners read this.`
      const names = named(compartment)
      if (names === '') return t`Nobody but you reads this yet.`
      if (levelOf[compartment] === 'team')
        return names === undefined
          ? t`The team reads this. Partners do not.`
          : t`The team reads this: ${names}. Partners do not.`
      const file = compartmentNames[compartment].toLocaleLowerCase()
      return names === undefined
        ? t`Only those who may open the ${file} read this.`
        : t`Only those who may open the ${file} read this: ${names}.`
    },
  }
}

const mostNamed = 3

/** Who may enter each compartment, as far as one may know it. */
function useReaders(): (compartment: Compartment) => readonly string[] | undefined {
  const { threads } = useWorkspace()
  const watch = useCallback((changed: () => void) => threads.watch(changed), [threads])
  useSyncExternalStore(watch, () => threads.readers('core'))
  return useCallback((compartment) => threads.readers(compartment), [threads])
}

/** The people of a design: those who read a place, and those for whom one would have to ask. */
export function usePeopleAt(compartment: Compartment): {
  readonly reading: readonly Person[]
  readonly others: readonly Person[]
} {
  const { people, me } = useWorkspace()
  const ids = useReaders()(compartment)
  const rest = people.filter((one) => one.id !== me.id)
  return {
    reading: rest.filter((one) => ids === undefined || ids.includes(one.id)),
    others: ids === undefined ? [] : rest.filter((one) => !ids.includes(one.id)),
  }
}

function isOutside(level: Level): boolean {
  return level === 'public' || level === 'partner'
}

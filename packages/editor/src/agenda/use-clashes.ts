import { type Clash, clashesIn, shows } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { nameOfRecord } from '../live/names.ts'
import { useLocale } from '../live/use-locale.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { useWorkspace } from '../workspace.tsx'

/** For a block: who or what is somewhere else at the same time, in words; undefined where all is well. */
export function useClashes(): (block: string) => string | undefined {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const snapshot = useSnapshot(shows.clashes)
  const clashes = useMemo(() => clashesIn(snapshot), [snapshot])
  const words = useMemo(() => {
    const list = new Intl.ListFormat(locale)
    const called = (address: string, id: string) => nameOfRecord(live, address) ?? id
    const named = (clash: Clash) => (clash.is === 'room' ? clash.of : called(clash.of, clash.of))
    return new Map(
      [...clashes].map(([block, found]) => {
        const who = list.format(new Set(found.map(named)))
        const where = list.format(new Set(found.map((clash) => called(`block/${clash.with}`, clash.with))))
        return [block, t`Booked twice: ${who}, also in “${where}”`] as const
      }),
    )
  }, [clashes, live, locale, t])
  return (block) => words.get(block)
}

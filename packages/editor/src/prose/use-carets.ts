import type { Address } from '@balcony/design'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { compartmentOf } from '../live/places.ts'
import { useWorkspace } from '../workspace.tsx'
import { heardPosition } from './heard.ts'
import type { StaticCaret } from './StaticProse.tsx'

const nobody: readonly StaticCaret[] = []

/** Others' carets in a text that one only reads just now. */
export function useCarets(address: Address): readonly StaticCaret[] {
  const { live, awareness, people } = useWorkspace()
  const compartment = compartmentOf(live.process, address)
  const own = compartment && awareness.get(compartment)
  const held = useRef<{ readonly key: string; readonly carets: readonly StaticCaret[] }>({ key: '', carets: nobody })
  const watch = useCallback(
    (changed: () => void) => {
      own?.on('change', changed)
      const stop = live.watch(address, changed)
      return () => {
        own?.off('change', changed)
        stop()
      }
    },
    [own, live, address],
  )
  return useSyncExternalStore(watch, () => {
    const carets: StaticCaret[] = []
    for (const [client, told] of own?.getStates() ?? []) {
      if (client === own?.clientID || told['address'] !== address) continue
      const who = people.find((person) => person.id === told['person'])
      const at = who && heardPosition(live.prose(address), told['cursor']?.head)
      if (who && at !== undefined)
        carets.push({ at, key: String(client), name: who.name.split(' ')[0] ?? who.name, colour: who.colour })
    }
    const key = JSON.stringify(carets)
    if (key !== held.current.key) held.current = { key, carets: carets.length === 0 ? nobody : carets }
    return held.current.carets
  })
}

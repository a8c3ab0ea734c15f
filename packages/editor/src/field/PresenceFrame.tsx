import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useWhoIsAt } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './PresenceFrame.module.css'

/** A frame and a flag in the colour of whoever else is in a field. It never locks. */
export function PresenceFrame({ address, children }: { address: string; children: ReactNode }) {
  const flag = usePresenceFlag(address)
  return (
    <div className={css.frame} {...flag.attributes}>
      {flag.name}
      {children}
    </div>
  )
}

/** The same for elements that bring their own box, e.g. cells. */
export function usePresenceFlag(address: string) {
  const { t } = useLingui()
  const { people } = useWorkspace()
  const here = useWhoIsAt(address)
  const first = people.find((person) => person.id === here[0])
  if (!first) return { attributes: {}, name: null, words: undefined }
  const name = first.name.split(' ')[0] ?? first.name
  const words = here.length > 1 ? t`${name} and ${here.length - 1} more` : name
  return {
    attributes: { 'data-person': first.colour },
    name: (
      <em className={css.flag} data-person={first.colour}>
        {words}
      </em>
    ),
    words: t`${words} is here`,
  }
}

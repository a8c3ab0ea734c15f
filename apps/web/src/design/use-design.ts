// What the bar reads of the open design.
import type { Member } from '@balcony/api/contract'
import type { Live } from '@balcony/document'
import { useWhoIsHere, useWorkspace } from '@balcony/editor'
import type { Face } from '@balcony/ui'
import { useLingui } from '@lingui/react'
import { useCallback, useSyncExternalStore } from 'react'
import { titleIn } from './title-in.ts'

/** The title in the reader's language where it was written, else in the design's own. */
export function useDesignTitle(live: Live): string | undefined {
  const { i18n } = useLingui()
  const watch = useCallback((changed: () => void) => live.watch('design', changed), [live])
  return useSyncExternalStore(watch, () => {
    const own = live.value('design/titleLanguage')
    return titleIn(live.value('design/title'), [i18n.locale, ...(typeof own === 'string' ? [own] : [])])
  })
}

/** How far the whole design is, as its shell says. */
export function useStatus(live: Live): { value: string; label: string } | undefined {
  const { i18n } = useLingui()
  const watch = useCallback((changed: () => void) => live.watch('design/status', changed), [live])
  const value = useSyncExternalStore(watch, () => live.value('design/status'))
  const field = live.process.sections['design']?.fields['status']
  const option = field?.kind === 'choice' ? field.options.find((one) => one.value === value) : undefined
  return option === undefined ? undefined : { value: option.value, label: i18n._(option.label) }
}

export function useUndoState(live: Live): { undo: boolean; redo: boolean } {
  const watch = useCallback((changed: () => void) => live.undo.watch(changed), [live])
  const undo = useSyncExternalStore(watch, () => live.undo.canUndo)
  const redo = useSyncExternalStore(watch, () => live.undo.canRedo)
  return { undo, redo }
}

/** The others whose pages show this design now; names come from the membership only. */
export function useWhoIsHereNow(members: readonly Member[]): { me: Member | undefined; faces: readonly Face[] } {
  const standing = useWhoIsHere()
  const { me } = useWorkspace()
  const here = new Set(standing.map(({ person }) => person))
  const mine = members.find((member) => member.id === me.id)
  const others = members.filter((member) => member.id !== me.id && here.has(member.id))
  return { me: mine, faces: others }
}

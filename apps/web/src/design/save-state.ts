import type { Compartment } from '@balcony/design'
import type { SaveState } from '@balcony/sync/client'

/** What the bar says of the whole design: the worst of its compartments, so that it never claims more than is true. */
export type DesignSaveState =
  | { readonly is: 'loading' }
  | { readonly is: 'saved'; readonly at: number }
  | { readonly is: 'saving' }
  | { readonly is: 'unsaved'; readonly changes: number; readonly kept: boolean }
  /** `changes`: those of other compartments that are in this window only. */
  | { readonly is: 'cannot'; readonly refusals: readonly Refusal[]; readonly changes: number }

interface Refusal {
  readonly compartment: Compartment
  readonly reason: Extract<SaveState, { is: 'cannot' }>['reason']
}

export function combineSaveStates(states: ReadonlyMap<Compartment, SaveState>): DesignSaveState {
  const all = [...states.values()]
  const kept = all.every((state) => state.is !== 'unsaved' || state.kept)
  const changes = all.reduce((sum, state) => sum + (state.is === 'unsaved' ? state.changes : 0), 0)
  const refusals = [...states].flatMap(([compartment, state]): Refusal[] =>
    state.is === 'cannot' ? [{ compartment, reason: state.reason }] : [],
  )
  if (refusals.length > 0) return { is: 'cannot', refusals, changes: kept ? 0 : changes }
  if (all.some((state) => state.is === 'unsaved')) return { is: 'unsaved', changes, kept }
  if (all.some((state) => state.is === 'saving')) return { is: 'saving' }
  if (all.length === 0 || all.some((state) => state.is === 'loading')) return { is: 'loading' }
  const times = all.flatMap((state) => (state.is === 'saved' ? [state.at] : []))
  return { is: 'saved', at: Math.max(...times) }
}

// After words were removed for good nothing of this design that was only on this device may bring them back.
import type { DesignCard } from '@balcony/api/contract'
import { forgetDrafts } from '@balcony/editor'
import { isPurged } from '@balcony/sync/client'
import { recovered } from './recovered.ts'

/** Remarks that were begun, and words that were offered because they could not be saved. */
export function forgetBeforePurge(person: string, design: string): void {
  forgetDrafts(person, design)
  recovered.dismiss(design)
}

/** For whoever was away meanwhile: once for each purge that this device has not heard of. */
export function hearPurges(person: string, { id, compartments }: Pick<DesignCard, 'id' | 'compartments'>): void {
  const purged = compartments.flatMap(({ epoch }) => (isPurged(epoch) ? [epoch] : []))
  if (purged.length === 0) return
  const name = `balcony/purged/${person}/${id}`
  const now = purged.join(' ')
  try {
    if (localStorage.getItem(name) === now) return
    localStorage.setItem(name, now)
  } catch {
    // Nothing stays here then, and so there is nothing to forget but what this page holds.
  }
  forgetBeforePurge(person, id)
}

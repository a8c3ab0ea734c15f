import { type Address, blocks, type Value } from '@balcony/design'
import type { ReviewView } from './review.ts'

/** How many blockers that nobody has dismissed stand between a design and this value: 0 for everything but its approval. */
export function blockersOf(address: Address, value: Value | undefined, view: ReviewView | undefined): number {
  if (address !== 'design/status' || (value !== 'approved' && value !== 'live')) return 0
  return view?.is === 'ready' ? blocks(view.findings).length + view.stopping.length : 0
}

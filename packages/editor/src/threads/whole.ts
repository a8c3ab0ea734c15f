import type { Anchor, Thread } from '@balcony/design'

/** What is said of a design as a whole stands at the section that is the design itself. */
export const wholeDesign: Anchor = { on: 'place', address: 'design' }

export function isOnWhole({ anchor }: Pick<Thread, 'anchor'>): boolean {
  return anchor.on === 'place' && anchor.address === wholeDesign.address
}

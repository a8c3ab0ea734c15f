import type { Link } from '@balcony/storage'
import type { LinkCard } from './contract.ts'

/** A link as leads see it: everything but its secrets, which nobody has any more. */
export function linkCard(link: Link): LinkCard {
  const { id, name, right, partner, sections, devices, withCode, by, madeAt, until, closed, guests } = link
  return {
    ...{ id, name, right, devices, withCode, by, madeAt, until },
    ...(partner === undefined ? {} : { partner }),
    ...(sections === undefined ? {} : { sections }),
    ...(closed === undefined ? {} : { closed }),
    openedBy: guests.map(({ link: _, ...guest }) => guest),
  }
}

import type { Compartment } from '@balcony/design'

/** Whether a compartment is every member's, or needs a clearance of its own. */
export const needsClearance: Readonly<Record<Compartment, boolean>> = {
  core: false,
  people: true,
  legal: true,
  security: true,
  sealed: true,
  evaluation: true,
}

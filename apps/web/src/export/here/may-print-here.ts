import { type Member, may } from '@balcony/access'
import type { Compartment } from '@balcony/design'
import { compartments, drawsOn, type EditionKind, goesOutside } from '@balcony/design'

/** Why an edition is not printed on this device. */
export type WhyNotHere =
  | 'not-allowed'
  /** It goes to others: the server checks it against every closed part, asks the review, and has the numbers that people are called by. */
  | 'outside'
  /** A part that it is made of is not on this device. */
  | 'part-missing'
  /** Whoever takes out what is closed proves first that it is they, and only the server can ask. */
  | 'proof'
  /** With a line, what cannot be checked whole here is checked whole there. */
  | 'server-checks'
  /** Nothing stays on this device, so that nothing could be told of it later. */
  | 'no-trace'

export interface Here {
  /** With the last rights that the device knows. */
  readonly member: Member
  /** What is open on this page. */
  readonly open: readonly Compartment[]
  readonly online: boolean
  /** Whether this device keeps anything. */
  readonly keeps: boolean
}

export function whyNotHere(kind: EditionKind, { member, open, online, keeps }: Here): WhyNotHere | undefined {
  const parts = drawsOn(kind)
  if (goesOutside(kind)) return 'outside'
  if (!may(member, 'export', { design: member.design })) return 'not-allowed'
  if (!parts.every((part) => open.includes(part))) return 'part-missing'
  if (!online && parts.length > 1) return 'proof'
  if (online && !isWhole(open)) return 'server-checks'
  return online || keeps ? undefined : 'no-trace'
}

/** Whether the leak check sees every part of the design. */
export function isWhole(open: readonly Compartment[]): boolean {
  return compartments.every((part) => open.includes(part))
}

import { type Member, may } from '@balcony/access'
import type { EditionKind } from '@balcony/design'
import type { ReleaseWords } from '@balcony/storage'
import type { ApproverKind } from './contract.ts'

/** Who has to agree before an edition is final (domain.md 4.3): each of them another person. */
export const needed: Readonly<Record<EditionKind, readonly ApproverKind[]>> = {
  internal: ['lead'],
  partner: ['lead', 'security'],
  donor: ['lead', 'security', 'counsel'],
  public: ['lead', 'media', 'security'],
  'run-sheet': ['lead'],
  agenda: ['lead', 'security'],
  legal: ['counsel'],
}

/** What makes somebody one of them. Whoever keeps an eye on the press needs no clearance of their own. */
const isOne: Readonly<Record<ApproverKind, (member: Member) => boolean>> = {
  lead: ({ role }) => role === 'lead',
  security: ({ clearances }) => clearances.includes('security'),
  counsel: ({ clearances }) => clearances.includes('legal'),
  media: () => true,
}

/** As what a member may still agree to a release; nobody agrees twice. */
export function mayApprove(
  member: Member,
  release: Pick<ReleaseWords, 'approvals' | 'published' | 'withdrawn'> & { readonly edition: EditionKind },
): readonly ApproverKind[] {
  if (release.published || release.withdrawn) return []
  if (!may(member, 'approve-release', { design: member.design })) return []
  if (release.approvals.some((each) => each.person === member.person)) return []
  return needed[release.edition].filter(
    (kind) => isOne[kind](member) && !release.approvals.some((each) => each.as === kind),
  )
}

export function isAgreed({ approvals, edition }: Pick<ReleaseWords, 'approvals'> & { edition: EditionKind }): boolean {
  return needed[edition].every((kind) => approvals.some((each) => each.as === kind))
}

/** As it is printed: what somebody is in the design, never who. */
export const approverWords: Readonly<Record<ApproverKind, string>> = {
  lead: 'Lead',
  security: 'Security focal point',
  counsel: 'Counsel',
  media: 'Media',
}

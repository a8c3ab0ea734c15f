import type { Member } from '@balcony/access'
import type { StoredRelease } from '@balcony/storage'
import { mayApprove, needed } from './approvals.ts'
import type { ApproverKind, ReleaseCard } from './contract.ts'

export function releaseCard(release: StoredRelease, member: Member): ReleaseCard {
  const { id, edition, number, version, by, at, approvals, published, given, withdrawn } = release
  return {
    ...{ id, edition, number, version, by, at, given },
    needs: needed[edition],
    approvals: approvals.map((each) => ({ ...each, as: each.as as ApproverKind })),
    mayApprove: mayApprove(member, release),
    ...(published ? { published: { at: published.at, sha256: published.sha256, pages: published.pages } } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  }
}

import type { Member } from '@balcony/access'
import type { StoredRelease } from '@balcony/storage'
import type { House } from '../context.ts'
import type { NewExport } from '../exports/contract.ts'
import { approvalsHeld } from '../versions/approvals.ts'
import { mayApprove, needed } from './approvals.ts'
import type { ApproverKind, ReleaseCard } from './contract.ts'

export async function releaseCard(house: House, release: StoredRelease, member: Member): Promise<ReleaseCard> {
  const { id, edition, number, version, by, at, approvals, published, given, withdrawn } = release
  return {
    ...{ id, edition, number, version, by, at, given },
    agreements: await agreementsIn(house, release),
    needs: needed[edition],
    approvals: approvals.map((each) => ({ ...each, as: each.as as ApproverKind })),
    mayApprove: mayApprove(member, release),
    ...(published ? { published: { at: published.at, sha256: published.sha256, pages: published.pages } } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  }
}

/** Who agreed to the version before it was made final. */
async function agreementsIn(house: House, { design, asked }: StoredRelease): Promise<ReleaseCard['agreements']> {
  const { of } = JSON.parse(asked) as NewExport
  if (of === undefined) return []
  return (await approvalsHeld(house, design, of)).map(({ person, at }) => ({ person, at }))
}

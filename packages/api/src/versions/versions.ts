import type { Member } from '@balcony/access'
import type { StoredVersion } from '@balcony/storage'
import type { House } from '../context.ts'
import { approvalsFor } from './approvals.ts'
import type { MomentRef, Version } from './contract.ts'

/** A restore can be taken back for so long. */
export const undoLasts = 60 * 60_000

export async function versionFor(house: House, member: Member, stored: StoredVersion): Promise<Version> {
  const { id, purpose: kind, name, note, by, at, restore } = stored
  const approvals = await approvalsFor(house, member, stored)
  if (!restore) return { id, kind, name, note, by, at, approvals }
  const to: MomentRef = 'version' in restore.to ? `v:${restore.to.version}` : `t:${restore.to.at}`
  const { section, undoneAt } = restore
  const about = {
    to,
    ...(section === undefined ? {} : { section }),
    undoUntil: at + undoLasts,
    undone: undoneAt !== undefined,
  }
  return { id, kind, name, note, by, at, restore: about, approvals }
}

import { type Member, may, openTo } from '@balcony/access'
import { ok, type Result } from '@balcony/base'
import { type Compartment, compartments } from '@balcony/design'
import type { StoredVersion } from '@balcony/storage'
import type { House } from '../context.ts'
import { notThere } from '../refusals.ts'
import { dayOf } from '../review/waivers.ts'
import { countsAt, pilesAt } from '../versions/moments.ts'
import type { NewExport } from './contract.ts'
import type { EditionJob } from './cut.ts'

/** What stood in the version that an edition is of, and in the one since which it lists the changes. */
export async function momentsFor(
  house: House,
  member: Member,
  { of, since }: Pick<NewExport, 'of' | 'since'>,
): Promise<Result<Pick<EditionJob, 'of' | 'since'>>> {
  if (of === undefined && since === undefined) return ok({})
  // Closed parts of the version are read for the check alone, like those of now.
  const then = of === undefined ? undefined : await versionOf(house, member, of)
  const before = since === undefined ? undefined : await versionOf(house, member, since)
  if ((of !== undefined && !then) || (since !== undefined && !before)) return { ok: false, problem: notThere }
  return ok({
    ...(then ? { of: await stood(house, then, compartments) } : {}),
    ...(before
      ? { since: { piles: await stood(house, before, openTo(member)), name: before.name, date: dayOf(before.at) } }
      : {}),
  })
}

/** A version that somebody named, for those who may read what was. */
export async function versionOf(house: House, member: Member, id: string): Promise<StoredVersion | undefined> {
  if (!may(member, 'read-history', { design: member.design })) return undefined
  const version = await house.storage.versions.find(id)
  return version?.design === member.design && version.purpose !== 'before-restore' ? version : undefined
}

async function stood(house: House, { id, design }: StoredVersion, open: readonly Compartment[]) {
  const counts = await countsAt(house, design, open, `v:${id}`)
  return pilesAt(house, design, counts ?? new Map())
}

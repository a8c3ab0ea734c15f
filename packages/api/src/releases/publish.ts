import type { Member } from '@balcony/access'
import { ok, type Result, refuse } from '@balcony/base'
import { compartments, type Edition, goesOutside, released } from '@balcony/design'
import type { StoredRelease } from '@balcony/storage'
import type { House } from '../context.ts'
import { decisions, keyFor } from '../exports/accepting.ts'
import type { NewExport } from '../exports/contract.ts'
import { printedFile } from '../exports/make.ts'
import { mayPassReview } from '../review/stops.ts'
import { dayOf } from '../review/waivers.ts'
import { approverWords } from './approvals.ts'
import type { ApproverKind } from './contract.ts'

/**
 * Makes an edition final that everybody has agreed to: looks at it once more, since names may have come to the closed parts
 * meanwhile, prints it without a draft's mark and freezes the bytes.
 */
export async function publish(
  house: House,
  member: Member,
  release: StoredRelease,
  edition: Edition,
): Promise<Result<StoredRelease>> {
  const { storage, clock, reader } = house
  const { leaks } = await reader.edition(release.design, {
    ...{ open: ['core'], edition: release.edition, options: { date: edition.date }, frozen: edition },
  })
  const decided = await decisions(storage, clock.now(), release.design, compartments)
  const isLeaking = leaks.some((leak) => leak.sure && !decided.get(keyFor(release.edition, leak))?.second)
  const review = goesOutside(release.edition) ? await mayPassReview(house, member) : ok(undefined)
  // Whoever agrees last may know nothing of closed parts: they hear that something is wrong, and no more.
  if (isLeaking || !review.ok) return refuse('conflict', stopped)
  const number = await storage.releases.nextNumber(release)
  const file = await printedFile(
    house,
    release.design,
    finalOf(release, edition, number),
    JSON.parse(release.asked) as NewExport,
  )
  if (!file.ok) return file
  const { pdf, sha256, pages } = file.value
  const published = { by: member.person, at: clock.now(), sha256, pages }
  const kept = await storage.releases.publish({ ...release, number, published }, pdf)
  return kept.ok ? ok(kept.value) : refuse('conflict', 'Another release was published at the same moment. Try again.')
}

/** The edition with its number, and whoever agreed, as on its first page. */
export function finalOf({ version, approvals }: StoredRelease, edition: Edition, number: number): Edition {
  return released(edition, {
    ...{ number, version },
    approvals: approvals.map(({ as, at }) => ({ as: approverWords[as as ApproverKind], date: dayOf(at) })),
  })
}

const stopped =
  'Something stops this release now that did not before. Open the export of this edition: it says what, as far as you may know.'

import { type Member, openTo } from '@balcony/access'
import { ok, type Result, refuse } from '@balcony/base'
import { blocks, type Finding } from '@balcony/design'
import type { House } from '../context.ts'
import type { Notice } from '../contract.ts'
import { dayOf, standingWaivers } from './waivers.ts'

/** What stands between a design and its approval, or an edition for the outside. */
interface Stops {
  /** Blockers that the asker may read and that nobody dismissed. */
  readonly findings: readonly Finding[]
  /** Of blockers drawn from what is closed to the asker only the sentence and the table: never who, why or how many. */
  readonly notices: readonly Notice[]
}

export type StopsHouse = Pick<House, 'storage' | 'reader' | 'notices' | 'clock'>

/** As far as this member may be told; over what is on disk now, with what is closed as it stood at most a quarter of an hour ago. */
async function whatStops({ storage, reader, notices, clock }: StopsHouse, member: Member): Promise<Stops> {
  const { design } = member
  const [open, today] = [openTo(member), dayOf(clock.now())]
  const [findings, waivers, closed] = await Promise.all([
    reader.review(design, open, today),
    storage.waivers.of(design, open),
    notices.stopping(design, open),
  ])
  const readable = findings.filter((finding) => finding.reads.every((each) => open.includes(each)))
  return { findings: blocks(standingWaivers(readable, waivers, today)), notices: closed }
}

/**
 * Whether a design may be approved, or leave for the outside. Ask it with the person who acts, before the act and outside of
 * any transaction: it reads the whole design.
 */
export async function mayPassReview(house: StopsHouse, member: Member): Promise<Result<void>> {
  const { findings, notices } = await whatStops(house, member)
  if (findings.length + notices.length === 0) return ok(undefined)
  const rules = [...new Set([...findings, ...notices].map(({ rule }) => rule))].sort()
  return refuse(
    'conflict',
    `The review stops this: ${rules.join(', ')}. Open the review, settle what stands there under “Resolve before agreeing” or dismiss it with a reason, and try again.`,
    findings[0]?.at ?? notices[0]?.at,
  )
}

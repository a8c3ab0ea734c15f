import {
  type Compartment,
  compartments,
  type Finding,
  type Process,
  rulesOf,
  type Waiver,
  waived,
} from '@balcony/design'
import type { StoredWaiver } from '@balcony/storage'
import type { RecordedWaiver } from '../contract.ts'
import { standing } from '../threads/standing.ts'

/** Nobody decides for longer than this: then the team looks again. */
export const maxWaiverDays = 366

/** Findings with the waivers that hold: one that waits for a second person holds nothing. */
export function standingWaivers(
  findings: readonly Finding[],
  stored: readonly StoredWaiver[],
  today: string,
): readonly Finding[] {
  const holding = stored.filter((each) => !each.needsSecond || each.second).map(asWaiver)
  return findings.map((finding) => waived(finding, holding, today))
}

function asWaiver({ rule, at, key, reason, by, madeAt, until }: StoredWaiver): Waiver {
  return { rule, at, key, reason, by, on: dayOf(madeAt), until }
}

export function recorded(stored: StoredWaiver): RecordedWaiver {
  const { id, rule, at, key, kind, reason, by, madeAt, until, needsSecond, second, imported } = stored
  return {
    ...{ id, rule, at, key, kind, reason, by, on: dayOf(madeAt), until, needsSecond },
    ...(imported === undefined ? {} : { imported }),
    ...(second && { second: { by: second.by, on: dayOf(second.at) } }),
  }
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** What a finding was drawn from, and where it stands. */
export function drawnFrom(process: Process, finding: Finding): readonly Compartment[] {
  const at = standing(process, finding.at)?.compartment ?? 'core'
  return compartments.filter((each) => each !== 'core' && (each === at || finding.reads.includes(each)))
}

/** Some blockers are not for one person alone to live with. */
export function needsTwo(process: Process, finding: Finding): boolean {
  const rule = rulesOf(process).find((each) => each.id === finding.rule)
  return finding.severity === 'blocker' && rule?.twoToWaive === true
}

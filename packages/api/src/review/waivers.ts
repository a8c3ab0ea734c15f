import { type Finding, type Waiver, waived } from '@balcony/design'
import type { StoredWaiver } from '@balcony/storage'
import type { RecordedWaiver } from '../contract.ts'

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
  const { id, rule, at, key, kind, reason, by, madeAt, until, needsSecond, second } = stored
  return {
    ...{ id, rule, at, key, kind, reason, by, on: dayOf(madeAt), until, needsSecond },
    ...(second && { second: { by: second.by, on: dayOf(second.at) } }),
  }
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

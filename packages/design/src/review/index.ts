export type { Concern } from './facts.ts'
export {
  blocks,
  type Finding,
  type Rule,
  type Severity,
  severities,
  type Waiver,
  type WaiverKind,
  waived,
  waiverKinds,
} from './finding.ts'
export { dayFor, type ReviewOptions, review, rulesOf } from './review.ts'
export { type Changed, RunningReview } from './running.ts'
export { defaultSettings, readSettings, type Settings } from './settings.ts'

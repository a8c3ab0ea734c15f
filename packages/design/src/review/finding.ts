import type { Address } from '../address.ts'
import type { Compartment } from '../describe.ts'
import type { Facts } from './facts.ts'
import type { Settings } from './settings.ts'

export const severities = ['blocker', 'warning', 'advice'] as const
export type Severity = (typeof severities)[number]

/** What a rule says about one place. `message` is a message of the catalogue; its `{words}` come from `values`. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  /** Where to go. */
  readonly at: Address
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
  /** Restricted compartments it was drawn from: only those who may enter all of them may read it. */
  readonly reads: readonly Compartment[]
  /** The same while the facts are: rule, place and what was said. A waiver holds for one key. */
  readonly key: string
  /** The waiver that accepts it, if one does today. */
  readonly waived?: Waiver
}

/** Why a finding may stand for a while. */
export const waiverKinds = ['working', 'not-relevant', 'accepted'] as const
export type WaiverKind = (typeof waiverKinds)[number]

/** A recorded decision to live with a finding for a while. */
export interface Waiver {
  readonly rule: string
  readonly at: Address
  /** The finding's key; absent in files from elsewhere, where rule and place must do. */
  readonly key?: string
  readonly reason: string
  readonly by: string
  readonly on: string
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly until: string
}

export type Said = Pick<Finding, 'severity' | 'at' | 'message' | 'values'> & { readonly reads?: readonly Compartment[] }

export interface Rule {
  readonly id: string
  readonly title: string
  readonly rationale: string
  /** The restricted compartments it looks into, where they are open. */
  readonly reads: readonly Compartment[]
  /** What those without clearance may be told when a keeper's run found something: never who or why. */
  readonly forOthers?: string
  /** Blockers that one person alone may not waive. */
  readonly twoToWaive?: boolean
  check(facts: Facts, settings: Settings): Iterable<Said>
}

export function blocker(
  at: Address,
  message: string,
  values: Finding['values'],
  reads: readonly Compartment[] = [],
): Said {
  return { severity: 'blocker', at, message, values, reads }
}

export function warning(
  at: Address,
  message: string,
  values: Finding['values'],
  reads: readonly Compartment[] = [],
): Said {
  return { severity: 'warning', at, message, values, reads }
}

export function advice(
  at: Address,
  message: string,
  values: Finding['values'],
  reads: readonly Compartment[] = [],
): Said {
  return { severity: 'advice', at, message, values, reads }
}

/** The finding with the waiver that accepts it today, if one does. */
export function waived(finding: Finding, waivers: readonly Waiver[], today: string): Finding {
  const waiver = waivers.find(
    (each) =>
      each.rule === finding.rule &&
      each.until >= today &&
      (each.key === undefined
        ? finding.at === each.at || finding.at.startsWith(`${each.at}/`)
        : each.key === finding.key),
  )
  return waiver ? { ...finding, waived: waiver } : finding
}

/** Blockers that nobody has waived: they stop approval and every edition for the outside. */
export function blocks(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'blocker' && !finding.waived)
}

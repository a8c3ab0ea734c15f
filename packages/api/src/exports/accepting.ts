import { type Member, may } from '@balcony/access'
import { newId, ok, type Result, refuse } from '@balcony/base'
import type { Compartment, EditionKind, FoundLeak } from '@balcony/design'
import type { StoredWaiver, Stores } from '@balcony/storage'
import type { House } from '../context.ts'
import { notThere } from '../refusals.ts'
import { dayOf } from '../review/waivers.ts'

/**
 * What the leak check found may stand where two people who may read the compartment say so, knowing it: kept beside the review's
 * waivers, for one edition, one place and the same words.
 */
const leakRule = 'LEAK'
/** Then somebody looks again. */
const holdsFor = 90 * 86_400_000

export function keyFor(edition: EditionKind, leak: Pick<FoundLeak, 'key'>): string {
  return `${leakRule}|${edition}|${leak.key}`
}

/** Decisions that hold today, of one person or of two, by key. */
export async function decisions(
  { waivers: store }: Pick<Stores, 'waivers'>,
  now: number,
  design: string,
  open: readonly Compartment[],
): Promise<ReadonlyMap<string, StoredWaiver>> {
  const today = dayOf(now)
  const waivers = await store.of(design, open)
  return new Map(
    waivers.filter((each) => each.rule === leakRule && each.until >= today).map((each) => [each.key, each]),
  )
}

export async function accept(
  house: House,
  stores: Stores,
  member: Member | undefined,
  { edition, leak, reason }: { readonly edition: EditionKind; readonly leak: FoundLeak; readonly reason: string },
): Promise<Result<StoredWaiver>> {
  const drawn = closedOf(leak)
  if (!member || !may(member, 'dismiss-blocker', { design: member.design, compartments: drawn }))
    return { ok: false, problem: notThere }
  const now = house.clock.now()
  const key = keyFor(edition, leak)
  if ((await decisions(stores, now, member.design, drawn)).has(key))
    return refuse('conflict', 'Somebody accepted this a moment ago. Look again.')
  const waiver: StoredWaiver = {
    ...{ id: newId(house.random), design: member.design, compartments: drawn, rule: leakRule, at: leak.at || 'design' },
    ...{
      key,
      kind: 'accepted',
      reason,
      by: member.person,
      madeAt: now,
      until: dayOf(now + holdsFor),
      needsSecond: true,
    },
  }
  await stores.waivers.make(waiver)
  return ok(waiver)
}

export async function agree(
  house: House,
  stores: Stores,
  member: Member | undefined,
  { edition, leak }: { readonly edition: EditionKind; readonly leak: FoundLeak },
): Promise<Result<StoredWaiver>> {
  const drawn = closedOf(leak)
  if (!member || !may(member, 'agree-to-dismiss', { design: member.design, compartments: drawn }))
    return { ok: false, problem: notThere }
  const key = keyFor(edition, leak)
  const now = house.clock.now()
  const waiver = (await decisions(stores, now, member.design, drawn)).get(key)
  return waiver ? stores.waivers.second(waiver.id, member.person, now) : { ok: false, problem: notThere }
}

function closedOf(leak: FoundLeak): readonly Compartment[] {
  return leak.compartment === 'core' ? [] : [leak.compartment]
}

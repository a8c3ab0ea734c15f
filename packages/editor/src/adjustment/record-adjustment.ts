import { newId, type Random } from '@balcony/base'
import type { Row, Value } from '@balcony/design'
import type { Edit } from '@balcony/document'

/** What changed, as the person who records it says it. */
export interface Adjustment {
  /** YYYY-MM-DD */
  readonly date: string
  readonly trigger: string
  readonly what: string
  readonly before: string
  readonly after: string
  readonly approvedBy?: string
  readonly reopened: readonly Going[]
}

/** One way of going through a step: for the whole design, a component or a session. */
export interface Going {
  readonly key: string
  readonly scope: string
  readonly about?: string
  /** The cycle that was gone through last; 0 where the step was never recorded. */
  readonly cycle: number
}

/**
 * What can be opened again: the five steps of the whole design, and whatever else was recorded, each with its last cycle. A step
 * that waits to be begun cannot be begun again.
 */
export function goings(steps: readonly Row[], keys: readonly string[]): readonly Going[] {
  const last = new Map<string, Going & { readonly waits?: boolean }>()
  const note = (going: Going & { readonly waits?: boolean }) => {
    const name = `${going.key} ${going.scope} ${going.about ?? ''}`
    if ((last.get(name)?.cycle ?? -1) < going.cycle) last.set(name, going)
  }
  for (const key of keys) note({ key, scope: whole, cycle: 0 })
  for (const { values } of steps) {
    const { key, about } = values
    if (typeof key !== 'string') continue
    note({
      key,
      scope: typeof values['scope'] === 'string' ? values['scope'] : whole,
      ...(typeof about === 'string' ? { about } : {}),
      cycle: typeof values['cycle'] === 'number' ? values['cycle'] : 1,
      waits: values['status'] === 'not_started',
    })
  }
  return [...last.values()]
    .filter(({ waits }) => !waits)
    .map(({ waits: _, ...going }) => going)
    .toSorted((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key))
}

const whole = 'whole_design'

/** The adjustment and a new cycle of each step it opens again, to go in together. What was gone through stays as it is. */
export function recordAdjustment(adjustment: Adjustment, random: Random): readonly Edit[] {
  const id = newId(random)
  const { date, reopened, ...words } = adjustment
  const steps = reopened.map((going) => ({
    do: 'add' as const,
    table: 'step',
    id: newId(random),
    values: {
      key: going.key,
      scope: going.scope,
      ...(going.about === undefined ? {} : { about: going.about }),
      cycle: going.cycle + 1,
      status: going.cycle === 0 ? 'active' : 'reopened',
      startedOn: date,
      triggeredBy: id,
    },
  }))
  const said = Object.entries(words).filter(([, text]) => text !== undefined && text !== '')
  const values: Readonly<Record<string, Value>> = {
    date,
    ...Object.fromEntries(said),
    ...(steps.length === 0 ? {} : { reopened: steps.map((step) => step.id) }),
  }
  return [{ do: 'add', table: 'adjustment', id, values }, ...steps]
}

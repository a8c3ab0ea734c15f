import { ok, type Problem, type Result, refuse } from '@balcony/base'

/** Thresholds of an organisation. Shares are between 0 and 1, days are calendar days. */
export interface Settings {
  readonly reviewEveryDays: number
  /** How far ahead a screening must be valid, and when its end becomes a blocker. */
  readonly screeningAheadDays: number
  readonly screeningUrgentDays: number
  readonly womenAim: number
  readonly womenFloor: number
  /** Largest accepted difference between the two largest sides in a room. */
  readonly sideGap: number
  /** People in the room, by process type. */
  readonly groupSize: Readonly<Record<string, readonly [number, number]>>
  readonly reachAim: number
  readonly officialsAtMost: number
  readonly elicitiveBelow: number
  readonly prescriptiveAbove: number
  readonly inputAtMost: number
  readonly inputAtLeast: number
  readonly minutesWithoutPause: number
  readonly contactWithinDays: number
  readonly powerGap: number
  readonly riskHigh: number
  readonly riskNoted: number
}

export const defaultSettings: Settings = {
  reviewEveryDays: 90,
  screeningAheadDays: 60,
  screeningUrgentDays: 14,
  womenAim: 0.4,
  womenFloor: 0.2,
  sideGap: 1,
  groupSize: {
    icr_problem_solving_workshop: [8, 16],
    intergroup_dialogue: [8, 20],
    training: [6, 24],
  },
  reachAim: 0.5,
  officialsAtMost: 0.25,
  elicitiveBelow: 30,
  prescriptiveAbove: 70,
  inputAtMost: 0.25,
  inputAtLeast: 0.1,
  minutesWithoutPause: 105,
  contactWithinDays: 14,
  powerGap: 3,
  riskHigh: 15,
  riskNoted: 8,
}

/**
 * An organisation's own thresholds, as an object that names those that differ; `groupSize` is merged by process type.
 * Refuses what is unknown or no sensible number, saying which. What it does not name stays as in `over`.
 */
export function readSettings(json: unknown, over: Settings = defaultSettings): Result<Settings> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse('invalid', 'Thresholds are an object, like { "womenAim": 0.3 }.')
  const own: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(json)) {
    const wrong = Object.hasOwn(defaultSettings, name) ? wrongWith(name, value) : unknown(name)
    if (wrong) return { ok: false, problem: { ...wrong, at: name } }
    own[name] = name === 'groupSize' ? { ...over.groupSize, ...(value as Settings['groupSize']) } : value
  }
  return ok({ ...over, ...own })
}

const shares = ['womenAim', 'womenFloor', 'reachAim', 'officialsAtMost', 'inputAtMost', 'inputAtLeast']

function unknown(name: string): Problem {
  return {
    code: 'invalid',
    message: `There is no threshold “${name}”. There are: ${Object.keys(defaultSettings).join(', ')}.`,
  }
}

function wrongWith(name: string, value: unknown): Problem | undefined {
  const isNumber = (each: unknown): each is number => typeof each === 'number' && Number.isFinite(each) && each >= 0
  if (name === 'groupSize') {
    const isRange = (each: unknown) =>
      Array.isArray(each) && each.length === 2 && isNumber(each[0]) && isNumber(each[1]) && each[0] <= each[1]
    const good = typeof value === 'object' && value !== null && Object.values(value).every(isRange)
    return good
      ? undefined
      : { code: 'invalid', message: 'groupSize gives [from, to] by process type, like { "training": [6, 24] }.' }
  }
  const highest = shares.includes(name) ? 1 : 10_000
  if (isNumber(value) && value <= highest) return undefined
  return { code: 'invalid', message: `The threshold ${name} is a number from 0 to ${highest}.` }
}

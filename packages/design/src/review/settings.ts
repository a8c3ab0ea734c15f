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

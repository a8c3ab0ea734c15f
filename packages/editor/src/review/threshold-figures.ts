import type { Settings } from '@balcony/design'

/** Thresholds that are one figure each. */
export type Figure = Exclude<keyof Settings, 'groupSize'>

/** How a figure is shown: shares as percent. */
export type FigureUnit = 'days' | 'share' | 'minutes' | 'people' | 'points'

export const unitOf: Readonly<Record<Figure, FigureUnit>> = {
  reviewEveryDays: 'days',
  screeningAheadDays: 'days',
  screeningUrgentDays: 'days',
  contactWithinDays: 'days',
  womenAim: 'share',
  womenFloor: 'share',
  reachAim: 'share',
  officialsAtMost: 'share',
  inputAtMost: 'share',
  inputAtLeast: 'share',
  minutesWithoutPause: 'minutes',
  sideGap: 'people',
  elicitiveBelow: 'points',
  prescriptiveAbove: 'points',
  powerGap: 'points',
  riskHigh: 'points',
  riskNoted: 'points',
}

export const figures = Object.keys(unitOf) as readonly Figure[]

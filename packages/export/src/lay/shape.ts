import type { EditionKind } from '@balcony/design'

/**
 * How the pages of an edition are made for those who use it. `book`: cover, contents, chapters that begin a page. `brief`: read in one
 * go, one section after the other. `sheet`: held in the hand while a session runs. `leaflet`: two panels, folded in the middle.
 */
export type Shape = 'book' | 'brief' | 'sheet' | 'leaflet'

export const shapes: Readonly<Record<EditionKind, Shape>> = {
  internal: 'book',
  partner: 'book',
  donor: 'brief',
  public: 'brief',
  'run-sheet': 'sheet',
  agenda: 'leaflet',
  legal: 'brief',
}

/** Editions that show the whole, and so its figures; a run-sheet and an agenda are about one session. */
export const withFigures: ReadonlySet<EditionKind> = new Set(['internal', 'partner', 'donor', 'public'])

/**
 * What the reader of an edition looks for in a table, where that is less than all that may be shown. The fields stand in this order,
 * and the rows in one table.
 */
export const columns: Readonly<Partial<Record<EditionKind, Readonly<Record<string, readonly string[]>>>>> = {
  donor: {
    party: ['publicLabel', 'kind', 'role'],
    goal: ['title', 'level', 'desiredChange', 'by'],
    component: ['title', 'type', 'purpose', 'from', 'to', 'plannedReach'],
    session: ['publicTitle', 'component', 'startsOn', 'days', 'purpose'],
    factor: ['text'],
    budgetline: ['component', 'amount'],
  },
  public: {
    goal: ['title', 'desiredChange'],
    component: ['title', 'type', 'purpose'],
    session: ['publicTitle', 'component', 'startsOn'],
  },
  'run-sheet': {
    participant: ['code', 'side', 'capacity', 'languages', 'interpretationNeeded', 'accessNeeds', 'relational'],
    member: ['name', 'role', 'languages'],
    risk: ['kind', 'text', 'trigger', 'contingency', 'owner'],
    groundrule: ['text'],
    holding: ['when', 'text'],
    venue: [
      'kind',
      'plenarySeats',
      'breakoutRooms',
      'caucusRooms',
      'interpretationBooths',
      'separateArrival',
      'stepFree',
      'prayerSpace',
      'dietary',
      'phonesPolicy',
      'connectivity',
      'symbolism',
      'fallback',
    ],
    documentation: ['name', 'what', 'who', 'attribution', 'reviewedByParticipants', 'keepUntil', 'afterThat'],
  },
  agenda: { groundrule: ['text'] },
}

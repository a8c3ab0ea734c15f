import type { NewExport } from '@balcony/api/contract'
import { goesOutside } from '@balcony/design'

/** What was chosen so far; a partner or a session may still be missing. */
export type Wishes = NewExport

/** What the dialog opens with; the server sets the same ahead. */
export const usualWish: NewExport = { edition: 'internal', paper: 'a4' }

export function needsSession({ edition }: Pick<Wishes, 'edition'>): boolean {
  return edition === 'run-sheet' || edition === 'agenda'
}

export function mayShowGaps({ edition }: Pick<Wishes, 'edition'>): boolean {
  return edition === 'partner' || edition === 'donor'
}

export function mayHoldComments({ edition, of }: Pick<Wishes, 'edition' | 'of'>): boolean {
  return of === undefined && (edition === 'internal' || edition === 'partner')
}

export function mayHoldFindings({ edition, of }: Pick<Wishes, 'edition' | 'of'>): boolean {
  return of === undefined && (edition === 'internal' || edition === 'run-sheet')
}

/** A paper for everybody tells nothing of papers before it. */
export function mayListChanges({ edition }: Pick<Wishes, 'edition'>): boolean {
  return edition !== 'public' && edition !== 'agenda'
}

export function mayBeFor({ edition }: Pick<Wishes, 'edition'>): boolean {
  return edition !== 'public' && edition !== 'agenda'
}

/** What a device can make of it: the team's own editions as they are now, as a PDF. */
export function hereWishes(wishes: Wishes): Wishes {
  const {
    format: _,
    table: __,
    of: ___,
    since: ____,
    comments: _____,
    findings: ______,
    archive: _______,
    ...rest
  } = wishes
  return { ...rest, edition: goesOutside(rest.edition) ? 'internal' : rest.edition }
}

/** What to ask the server for: only what says something of this edition. Undefined while something is missing. */
export function wishFor(wishes: Wishes): NewExport | undefined {
  const { edition, paper, partner, session, chosen, of, since, recipient, copy, showGaps, comments, findings } = wishes
  if (edition === 'partner' && partner === undefined) return undefined
  if (needsSession(wishes) && session === undefined) return undefined
  const name = recipient?.trim()
  return {
    ...{ edition, paper },
    ...(wishes.format && wishes.format !== 'pdf' ? { format: wishes.format } : {}),
    ...(wishes.language ? { language: wishes.language } : {}),
    ...(edition === 'partner' && partner !== undefined ? { partner } : {}),
    ...(edition === 'partner' && chosen && chosen.length > 0 ? { chosen } : {}),
    ...(needsSession(wishes) && session !== undefined ? { session } : {}),
    ...(of ? { of } : {}),
    ...(mayListChanges(wishes) && since ? { since } : {}),
    ...(mayBeFor(wishes) && name ? { recipient: name, ...(copy === undefined ? {} : { copy }) } : {}),
    ...(mayShowGaps(wishes) && showGaps ? { showGaps } : {}),
    ...(mayHoldComments(wishes) && comments ? { comments } : {}),
    ...(mayHoldFindings(wishes) && findings ? { findings } : {}),
    ...(wishes.withoutContents ? { withoutContents: true } : {}),
    ...(wishes.withoutFigures ? { withoutFigures: true } : {}),
    ...(wishes.archive ? { archive: true } : {}),
    ...(wishes.attach ? { attach: true } : {}),
  }
}

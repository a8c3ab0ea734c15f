import { closeCode } from '../protocol.ts'

/** What is known about one's own changes. `saved` is said only after the server's mark came back for everything written so far. */
export type SaveState =
  | { readonly is: 'loading' }
  | { readonly is: 'saved'; readonly at: number }
  | { readonly is: 'saving' }
  /** Not connected, or no mark for long: the changes are only on this device. `kept`: they would outlive this window. */
  | { readonly is: 'unsaved'; readonly changes: number; readonly kept: boolean }
  | { readonly is: 'cannot'; readonly reason: CannotSave; readonly words: string }

export type CannotSave =
  | 'signed-out'
  | 'not-allowed'
  | 'not-found'
  | 'epoch'
  | 'purged'
  | 'schema'
  | 'refused'
  | 'too-many'

/** What a connection knows at a moment. */
export interface Progress {
  /** Changes made on this device so far, and how many of them the server's marks have covered. */
  readonly written: number
  readonly stored: number
  /** When the last mark came back; undefined before the first, which also covers what was on this device before. */
  readonly savedAt: number | undefined
  readonly isOnline: boolean
  /** All changes that no mark covered are on this device's disk. */
  readonly isKept: boolean
  /** No mark has come for long. */
  readonly isLate: boolean
  readonly cannot: { readonly reason: CannotSave; readonly words: string } | undefined
}

export function saveStateOf({ written, stored, savedAt, isOnline, isKept, isLate, cannot }: Progress): SaveState {
  if (cannot) return { is: 'cannot', ...cannot }
  if (written > stored)
    return isOnline && !isLate ? { is: 'saving' } : { is: 'unsaved', changes: written - stored, kept: isKept }
  return savedAt === undefined ? { is: 'loading' } : { is: 'saved', at: savedAt }
}

/** Closes after which it is no use to come back. */
export function cannotAfter(code: number): CannotSave {
  return finalReasons[code] ?? 'refused'
}

const finalReasons: Readonly<Record<number, CannotSave>> = {
  [closeCode.signedOut]: 'signed-out',
  [closeCode.notAllowed]: 'not-allowed',
  [closeCode.notFound]: 'not-found',
  [closeCode.epoch]: 'epoch',
  [closeCode.purged]: 'purged',
  [closeCode.schema]: 'schema',
  [closeCode.tooMany]: 'too-many',
  [closeCode.badFrame]: 'refused',
}

export const wordsFor: Readonly<Record<CannotSave, string>> = {
  'signed-out': 'You are signed out. Your changes are kept in this window; sign in again to save them.',
  'not-allowed': 'You no longer have access to this part. Copy what you want to keep before you leave this page.',
  'not-found': 'This part does not exist any more. Copy what you want to keep before you leave this page.',
  epoch:
    'This part was restored from a backup. Your changes were not mixed in; copy them before you load the page again.',
  purged:
    'Something was removed from this part for good. What you had not sent of it could have held the same words, so it was removed too.',
  schema: 'This page is older than the design. Load it again to go on; copy unsaved changes first.',
  refused: 'The server did not accept a change. It is only on this device: copy it, then load the page again.',
  'too-many': 'Too many people or windows have this part open. Close one and try again; your changes are kept here.',
}

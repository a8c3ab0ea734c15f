import type { Problem } from '@balcony/base'

/** What went wrong with the disk or the database; each asks for something else to be done. */
export type FailureKind = 'full' | 'read-only' | 'in-use' | 'damaged' | 'newer' | 'foreign' | 'unreachable' | 'locked'

/** Thrown when the disk fails under a running store. The words are for people and hold no contents. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed'
  readonly is: FailureKind
  readonly problem: Problem

  constructor(is: FailureKind, where = '', cause?: unknown) {
    const message = words[is](where)
    super(message, { cause })
    this.is = is
    this.problem = { code: 'unavailable', message }
  }
}

/** `where` names a data folder when opening, and the damaged place when something is damaged. */
const words: Readonly<Record<FailureKind, (where: string) => string>> = {
  full: (where) =>
    `The disk is full${at(where)}. What was saved before is safe; what came since was not saved. Free some space, then try again.`,
  'read-only': (where) =>
    `Balcony may not write in its data folder${at(where)}. Let the user that runs Balcony write there, or set BALCONY_DATA to another folder.`,
  'in-use': (where) =>
    `Another Balcony is already running with this data folder${at(where)}. Stop that one first, or set BALCONY_DATA to another folder.`,
  damaged: (where) =>
    `Stored data is damaged${at(where)} and is not handed out, so that nothing wrong can spread. Stop Balcony and bring the data folder back from the latest backup.`,
  newer: (where) =>
    `The data folder was written by a newer Balcony${at(where)}. Start that version again, or bring back a backup made with this one.`,
  foreign: (where) => `The database file is not one of Balcony’s${at(where)}. Set BALCONY_DATA to another folder.`,
  locked: (where) =>
    `The data folder is locked with a key that is not at hand${at(where)}. Nothing was changed. Bring that key back from where you keep a copy of it, then start again.`,
  unreachable: (where) =>
    `The disk failed${at(where)}. What was saved before is safe; what came since was not saved. Check the disk, then try again.`,
}

function at(where: string): string {
  return where === '' ? '' : ` (${where})`
}

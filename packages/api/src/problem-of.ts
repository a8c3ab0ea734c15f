import type { Problem } from '@balcony/base'
import { StorageFailed } from '@balcony/storage'
import { ourFault } from './parts.ts'
import { ReadingTooLong } from './reading/reader.ts'

/** What somebody is told who was met by this error: what it was, where that is known, and what to do. */
export function problemOf(error: unknown): Problem {
  if (error instanceof StorageFailed) return error.problem
  return error instanceof ReadingTooLong ? tookTooLong : ourFault
}

const tookTooLong: Problem = {
  code: 'unavailable',
  message:
    'Reading and checking this design took longer than half a minute and was stopped. Nothing left, and nothing was changed. Wait a minute and try again; if it happens again, ask for less: without comments and changes, or for one session or partner.',
}

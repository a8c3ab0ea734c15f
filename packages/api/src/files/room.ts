import { ok, type Result, refuse } from '@balcony/base'
import { maxDesignFilesBytes } from './judged.ts'

/** Whether a design that has files of so many bytes may have so many more. */
export function roomFor(taken: number, more: number): Result<void> {
  if (taken + more <= maxDesignFilesBytes) return ok(undefined)
  const most = `${maxDesignFilesBytes / 2 ** 30} GB`
  return refuse(
    'too-large',
    `All files of a design may have at most ${most} together. Nothing was kept; remove files that are not needed, their space is free after 30 days.`,
  )
}

import { type FailureKind, StorageFailed } from '../failure.ts'

/** SQLite's primary result codes that mean a failing disk, not a mistake of ours. */
const failures: Readonly<Record<number, FailureKind>> = {
  5: 'in-use', // BUSY
  6: 'in-use', // LOCKED
  8: 'read-only', // READONLY
  10: 'unreachable', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unreachable', // CANTOPEN
  26: 'foreign', // NOTADB
}

/** Codes of the file system. */
const fileFailures: Readonly<Record<string, FailureKind>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOTDIR: 'read-only',
  EEXIST: 'read-only',
  ENOENT: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
}

/** The error in words for people where the disk is to blame; any other error as it is. */
export function explained(error: unknown, where = ''): unknown {
  if (!(error instanceof Error) || error instanceof StorageFailed) return error
  const is = failureOf(error)
  return is === undefined ? error : new StorageFailed(is, where, error)
}

function failureOf(error: Error): FailureKind | undefined {
  if ('errcode' in error && typeof error.errcode === 'number') return failures[error.errcode & 0xff]
  if ('code' in error && typeof error.code === 'string') return fileFailures[error.code]
  return undefined
}

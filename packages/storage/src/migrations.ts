import type { Kysely } from 'kysely'
import type { Backend } from './backend.ts'
import { accountsTables } from './migrations/accounts.ts'
import { asksWaiting } from './migrations/asks-waiting.ts'
import { broughtThreads } from './migrations/brought-threads.ts'
import { closedAccounts } from './migrations/closed-accounts.ts'
import { conversationsTables } from './migrations/conversations.ts'
import { filesTables } from './migrations/files.ts'
import { firstTables } from './migrations/first-tables.ts'
import { historyTables } from './migrations/history.ts'
import { keysTable } from './migrations/keys.ts'
import { mailChoicesTables } from './migrations/mail-choices.ts'
import { releasesTables } from './migrations/releases.ts'
import { remindersTable } from './migrations/reminders.ts'
import { renewalsTable } from './migrations/renewals.ts'
import { sharingTables } from './migrations/sharing.ts'
import { signInNames } from './migrations/sign-in-names.ts'
import { thresholdsTable } from './migrations/thresholds.ts'
import { trashColumns } from './migrations/trash.ts'
import { waiversTable } from './migrations/waivers.ts'
import type { Tables } from './tables.ts'

/** One step of the tables' history. Once released it is never changed: what it made stands on people's disks. */
export interface Migration {
  readonly name: string
  up(db: Kysely<Tables>, backend: Pick<Backend, 'bytes'>): Promise<void>
}

/** In order; the number of a migration is its place here, from 1. */
export const migrations: readonly Migration[] = [
  firstTables,
  waiversTable,
  filesTables,
  accountsTables,
  conversationsTables,
  sharingTables,
  historyTables,
  keysTable,
  broughtThreads,
  thresholdsTable,
  mailChoicesTables,
  signInNames,
  releasesTables,
  trashColumns,
  closedAccounts,
  asksWaiting,
  renewalsTable,
  remindersTable,
]

import type { Migration } from '../migrations.ts'

/** Accounts that an owner of the workspace closed, and may open again. */
export const closedAccounts: Migration = {
  name: 'closed-accounts',
  async up(db) {
    await db.schema.alterTable('people').addColumn('closed_at', 'bigint').execute()
    await db.schema.alterTable('people').addColumn('closed_by', 'text').execute()
  },
}

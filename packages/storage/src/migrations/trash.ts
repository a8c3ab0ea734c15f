import type { Migration } from '../migrations.ts'

/** Designs that were thrown away and can be brought back for a while. */
export const trashColumns: Migration = {
  name: 'trash',
  async up(db) {
    await db.schema.alterTable('designs').addColumn('removed_by', 'text').execute()
    await db.schema.alterTable('designs').addColumn('removed_at', 'bigint').execute()
  },
}

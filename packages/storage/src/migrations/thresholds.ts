import type { Migration } from '../migrations.ts'

/** Thresholds of the review that a design sets for itself: figures, no content. */
export const thresholdsTable: Migration = {
  name: 'thresholds',
  async up(db) {
    await db.schema
      .createTable('thresholds')
      .addColumn('design', 'text', (column) => column.primaryKey().references('designs.id').onDelete('cascade'))
      .addColumn('figures', 'text', (column) => column.notNull())
      .addColumn('set_by', 'text', (column) => column.notNull())
      .addColumn('set_at', 'bigint', (column) => column.notNull())
      .execute()
  },
}

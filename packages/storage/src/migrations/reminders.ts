import type { Migration } from '../migrations.ts'

/** That somebody was reminded of what waits for them: the last time, of each thing. */
export const remindersTable: Migration = {
  name: 'reminders',
  async up(db) {
    await db.schema
      .createTable('reminders')
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('reminders_key', ['design', 'person', 'about'])
      .execute()
  },
}

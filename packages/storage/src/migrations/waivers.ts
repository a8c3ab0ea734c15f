import type { Migration } from '../migrations.ts'

export const waiversTable: Migration = {
  name: 'waivers',
  async up(db, { bytes }) {
    await db.schema
      .createTable('waivers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('compartments', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'text', (column) => column.notNull())
      .addColumn('needs_second', 'smallint', (column) => column.notNull())
      .addColumn('second_by', 'text')
      .addColumn('second_at', 'bigint')
      .addColumn('withdrawn_by', 'text')
      .addColumn('withdrawn_at', 'bigint')
      .addColumn('kind', 'smallint', (column) => column.notNull())
      .addColumn('key_version', 'integer', (column) => column.notNull())
      .addColumn('crc', 'bigint', (column) => column.notNull())
      .addColumn('bytes', bytes === 'blob' ? 'blob' : 'bytea', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('waivers_of_design').on('waivers').column('design').execute()
  },
}

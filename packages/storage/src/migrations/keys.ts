import type { Migration } from '../migrations.ts'

export const keysTable: Migration = {
  name: 'keys',
  async up(db, { bytes }) {
    const kind = bytes === 'blob' ? 'blob' : 'bytea'
    await db.schema
      .createTable('keys')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('compartment', 'text', (column) => column.references('compartments.id').onDelete('cascade'))
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('master', 'text', (column) => column.notNull())
      .addColumn('wrapped', kind, (column) => column.notNull())
      .addColumn('again', kind, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('keys_of_compartment').on('keys').column('compartment').execute()
  },
}

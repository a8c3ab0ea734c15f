import type { Migration } from '../migrations.ts'

export const filesTables: Migration = {
  name: 'files',
  async up(db, { bytes }) {
    const kind = bytes === 'blob' ? 'blob' : 'bytea'
    await db.schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('compartment', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('parts', 'integer', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('removed_by', 'text')
      .addColumn('removed_at', 'bigint')
      .addColumn('kind', 'smallint', (column) => column.notNull())
      .addColumn('key_version', 'integer', (column) => column.notNull())
      .addColumn('crc', 'bigint', (column) => column.notNull())
      .addColumn('bytes', kind, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('files_of_design').on('files').column('design').execute()
    await db.schema
      .createTable('file_parts')
      .addColumn('file', 'text', (column) => column.notNull().references('files.id').onDelete('cascade'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('kind', 'smallint', (column) => column.notNull())
      .addColumn('key_version', 'integer', (column) => column.notNull())
      .addColumn('crc', 'bigint', (column) => column.notNull())
      .addColumn('bytes', kind, (column) => column.notNull())
      .addPrimaryKeyConstraint('file_parts_key', ['file', 'position'])
      .execute()
  },
}

import type { CreateTableBuilder } from 'kysely'
import type { Backend } from '../backend.ts'
import type { Migration } from '../migrations.ts'

export const releasesTables: Migration = {
  name: 'releases',
  async up({ schema }, { bytes }) {
    await sealed(schema.createTable('releases'), bytes)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('compartment', 'text', (column) => column.notNull())
      .addColumn('edition', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema.createIndex('releases_of_design').on('releases').columns(['design', 'made_at']).execute()
    await sealed(schema.createTable('release_parts'), bytes)
      .addColumn('release', 'text', (column) => column.notNull().references('releases.id').onDelete('cascade'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('design', 'text', (column) => column.notNull())
      .addColumn('compartment', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('release_parts_key', ['release', 'position'])
      .execute()
  },
}

function sealed<T extends string>(table: CreateTableBuilder<T>, bytes: Backend['bytes']) {
  return table
    .addColumn('kind', 'smallint', (column) => column.notNull())
    .addColumn('key_version', 'integer', (column) => column.notNull())
    .addColumn('crc', 'bigint', (column) => column.notNull())
    .addColumn('bytes', bytes === 'blob' ? 'blob' : 'bytea', (column) => column.notNull())
}

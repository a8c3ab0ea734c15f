import type { CreateTableBuilder } from 'kysely'
import type { Backend } from '../backend.ts'
import type { Migration } from '../migrations.ts'

export const historyTables: Migration = {
  name: 'history and versions',
  async up({ schema }, { bytes }) {
    await schema
      .createTable('history_cursors')
      .addColumn('compartment', 'text', (column) =>
        column.primaryKey().references('compartments.id').onDelete('cascade'),
      )
      .addColumn('epoch', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('total', 'bigint', (column) => column.notNull())
      .addColumn('cut', 'bigint', (column) => column.notNull())
      .addColumn('wrote_at', 'bigint', (column) => column.notNull())
      .execute()
    await sealed(schema.createTable('history'), bytes)
      .addColumn('compartment', 'text', (column) => column.notNull().references('compartments.id').onDelete('cascade'))
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('sign_in', 'text', (column) => column.notNull())
      .addColumn('began_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('history_key', ['compartment', 'number'])
      .execute()
    await schema.createIndex('history_of_address').on('history').columns(['compartment', 'address', 'number']).execute()
    await schema.createIndex('history_in_time').on('history').columns(['compartment', 'ended_at']).execute()
    await sealed(schema.createTable('checkpoints'), bytes)
      .addColumn('compartment', 'text', (column) => column.notNull().references('compartments.id').onDelete('cascade'))
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('stood_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('checkpoints_key', ['compartment', 'number'])
      .execute()
    await sealed(schema.createTable('versions'), bytes)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema.createIndex('versions_of_design').on('versions').columns(['design', 'made_at']).execute()
    await sealed(schema.createTable('approvals'), bytes)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('version', 'text', (column) => column.notNull().references('versions.id').onDelete('cascade'))
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('asked_by', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('answered_at', 'bigint')
      .addUniqueConstraint('approvals_of_version', ['version', 'person'])
      .execute()
    await schema.createIndex('approvals_of_design').on('approvals').column('design').execute()
    await schema
      .createTable('looks')
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('section', 'text', (column) => column.notNull())
      .addColumn('looked_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('looks_key', ['design', 'person', 'section'])
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

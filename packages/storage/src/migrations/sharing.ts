import type { Migration } from '../migrations.ts'

/** Links to editions and who opened them, ends of memberships, and what members ask their leads to open. */
export const sharingTables: Migration = {
  name: 'sharing',
  async up(db, { bytes }) {
    const blob = bytes === 'blob' ? 'blob' : 'bytea'
    const { schema } = db
    await schema.alterTable('memberships').addColumn('until', 'bigint').execute()
    await schema.alterTable('invitations').addColumn('member_until', 'bigint').execute()
    await schema
      .createTable('links')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('access', 'text', (column) => column.notNull())
      .addColumn('partner', 'text')
      .addColumn('sections', 'text')
      .addColumn('made_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('devices', 'integer', (column) => column.notNull())
      .addColumn('code_hash', 'text')
      .addColumn('wrong_codes', 'integer', (column) => column.notNull())
      .addColumn('closed_by', 'text')
      .addColumn('closed_at', 'bigint')
      .addColumn('kind', 'smallint', (column) => column.notNull())
      .addColumn('key_version', 'integer', (column) => column.notNull())
      .addColumn('crc', 'bigint', (column) => column.notNull())
      .addColumn('bytes', blob, (column) => column.notNull())
      .execute()
    await schema.createIndex('links_of_design').on('links').column('design').execute()
    await schema
      .createTable('guests')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('link', 'text', (column) => column.notNull().references('links.id').onDelete('cascade'))
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('kind', 'smallint', (column) => column.notNull())
      .addColumn('key_version', 'integer', (column) => column.notNull())
      .addColumn('crc', 'bigint', (column) => column.notNull())
      .addColumn('bytes', blob, (column) => column.notNull())
      .execute()
    await schema.createIndex('guests_of_link').on('guests').column('link').execute()
    await schema
      .createTable('asks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('compartment', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('answered_by', 'text')
      .addColumn('answered_at', 'bigint')
      .addColumn('kind', 'smallint', (column) => column.notNull())
      .addColumn('key_version', 'integer', (column) => column.notNull())
      .addColumn('crc', 'bigint', (column) => column.notNull())
      .addColumn('bytes', blob, (column) => column.notNull())
      .execute()
    await schema.createIndex('asks_of_design').on('asks').column('design').execute()
  },
}

import type { Migration } from '../migrations.ts'

/** What people want to be told by mail, and when each was told last. */
export const mailChoicesTables: Migration = {
  name: 'mail choices',
  async up({ schema }) {
    await schema
      .createTable('mail_choices')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('choices', 'text', (column) => column.notNull())
      .execute()
    await schema
      .createTable('mails_sent')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('design', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('mails_sent_key', ['person', 'design'])
      .execute()
    await schema
      .createTable('unsubscribes')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute()
  },
}

import type { Migration } from '../migrations.ts'

/** Threads learn tasks, guests, reasons and decisions; people learn what waits for them. */
export const conversationsTables: Migration = {
  name: 'conversations',
  async up(db) {
    const { schema } = db
    for (const [name, type] of [
      ['guest', 'text'],
      ['guest_name', 'text'],
      ['stood_until', 'bigint'],
      ['assigned_to', 'text'],
      ['assigned_by', 'text'],
      ['assigned_at', 'bigint'],
      ['due', 'text'],
    ] as const)
      await schema.alterTable('threads').addColumn(name, type).execute()
    for (const [name, type] of [
      ['guest_name', 'text'],
      ['act', 'text'],
      ['mentions', 'text'],
      ['edited_at', 'bigint'],
      ['removed_at', 'bigint'],
    ] as const)
      await schema.alterTable('remarks').addColumn(name, type).execute()
    await schema
      .createTable('acknowledgements')
      .addColumn('remark', 'text', (column) => column.notNull().references('remarks.id').onDelete('cascade'))
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('acknowledgements_key', ['remark', 'person'])
      .execute()
    await schema
      .createTable('notifications')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('thread', 'text', (column) => column.notNull().references('threads.id').onDelete('cascade'))
      .addColumn('remark', 'text')
      .addColumn('because', 'text', (column) => column.notNull())
      .addColumn('about', 'text')
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('batch', 'text')
      .addColumn('mailed_at', 'bigint')
      .execute()
    await schema.createIndex('notifications_of_person').on('notifications').columns(['person', 'made_at']).execute()
    await schema
      .createTable('seen_threads')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('thread', 'text', (column) => column.notNull().references('threads.id').onDelete('cascade'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('seen_threads_key', ['person', 'thread'])
      .execute()
    await schema
      .createTable('follows')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('follows', 'smallint', (column) => column.notNull())
      .addPrimaryKeyConstraint('follows_key', ['person', 'design', 'target'])
      .execute()
  },
}

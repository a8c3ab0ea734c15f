import type { Migration } from '../migrations.ts'

/** How people come in: sign-in name, password, second factor, passkeys, recovery codes; and by which device they are in. */
export const accountsTables: Migration = {
  name: 'accounts',
  async up({ schema }) {
    await schema
      .createTable('accounts')
      .addColumn('person', 'text', (column) => column.primaryKey().references('people.id').onDelete('cascade'))
      .addColumn('handle', 'text', (column) => column.notNull().unique())
      .addColumn('email', 'text')
      .addColumn('password', 'text')
      .addColumn('totp', 'text')
      .addColumn('totp_step', 'bigint', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema
      .createTable('passkeys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull().references('accounts.person').onDelete('cascade'))
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('counter', 'bigint', (column) => column.notNull())
      .addColumn('transports', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute()
    await schema.createIndex('passkeys_of_person').on('passkeys').column('person').execute()
    await schema
      .createTable('recovery_codes')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull().references('accounts.person').onDelete('cascade'))
      .execute()
    await schema.createIndex('recovery_codes_of_person').on('recovery_codes').column('person').execute()
    await schema
      .alterTable('sign_ins')
      .addColumn('device', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
    await schema
      .alterTable('sign_ins')
      .addColumn('proven_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute()
    await schema
      .alterTable('people')
      .addColumn('demo', 'smallint', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}

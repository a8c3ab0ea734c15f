import type { Migration } from '../migrations.ts'
import { hashOf } from '../token.ts'

/** Sign-in names are often addresses of mail: they are found by their hash, and kept as words that are locked like all names. */
export const signInNames: Migration = {
  name: 'sign-in names',
  async up(db) {
    await db.schema
      .alterTable('accounts')
      .addColumn('handle_words', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
    for (const { person, handle } of await db.selectFrom('accounts').select(['person', 'handle']).execute())
      await db
        .updateTable('accounts')
        .set({ handle: hashOf(`handle ${handle}`), handle_words: handle })
        .where('person', '=', person)
        .execute()
  },
}

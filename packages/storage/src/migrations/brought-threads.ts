import type { Migration } from '../migrations.ts'

/** Conversations that came in a file keep what their author called them, and the partner in whose space they stood. */
export const broughtThreads: Migration = {
  name: 'brought-threads',
  async up(db) {
    for (const name of ['called', 'partner']) await db.schema.alterTable('threads').addColumn(name, 'text').execute()
  },
}

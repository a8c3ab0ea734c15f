import type { Migration } from '../migrations.ts'

/** Being asked to agree waits for somebody like what is said to them: seen, and told by mail. */
export const asksWaiting: Migration = {
  name: 'asks waiting',
  async up({ schema }) {
    for (const column of ['seen_at', 'mailed_at'])
      await schema.alterTable('approvals').addColumn(column, 'bigint').execute()
  },
}

import type { Migration } from '../migrations.ts'

/** Which keys are still to be destroyed after something was removed for good. */
export const renewalsTable: Migration = {
  name: 'renewals',
  async up({ schema }) {
    await schema
      .createTable('renewals')
      .addColumn('scope', 'text', (column) => column.primaryKey())
      .execute()
  },
}

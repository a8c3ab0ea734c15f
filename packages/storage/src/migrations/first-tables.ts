import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Backend } from '../backend.ts'
import type { Migration } from '../migrations.ts'
import type { Tables } from '../tables.ts'

export const firstTables: Migration = {
  name: 'first tables',
  async up(db, backend) {
    await peopleAndDoors(db)
    await designs(db)
    await rooms(db, backend)
    await conversations(db, backend)
    await journal(db)
  },
}

async function peopleAndDoors(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('workspaces')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('people')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('colour', 'integer', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('workspace_people')
    .addColumn('workspace', 'text', (column) => column.notNull().references('workspaces.id'))
    .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('workspace_people_key', ['workspace', 'person'])
    .execute()
  await schema
    .createTable('sign_ins')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('began_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('sign_ins_of_person').on('sign_ins').column('person').execute()
}

async function designs(db: Kysely<Tables>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('designs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workspace', 'text', (column) => column.notNull().references('workspaces.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('cover_title', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('memberships')
    .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('clearances', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('memberships_key', ['design', 'person'])
    .execute()
  await schema.createIndex('memberships_of_person').on('memberships').column('person').execute()
  await schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.references('people.id'))
    .addColumn('design', 'text', (column) => column.references('designs.id').onDelete('cascade'))
    .addColumn('name', 'text')
    .addColumn('role', 'text')
    .addColumn('clearances', 'text')
    .addColumn('made_by', 'text', (column) => column.references('people.id'))
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text', (column) => column.references('people.id'))
    .execute()
}

async function rooms(db: Kysely<Tables>, { bytes }: Pick<Backend, 'bytes'>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('compartments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('schema_version', 'integer', (column) => column.notNull())
    .addColumn('head', 'bigint', (column) => column.notNull())
    .addColumn('clients', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('compartments_of_design', ['design', 'name'])
    .execute()
  await sealed(schema.createTable('updates'), bytes)
    .addColumn('compartment', 'text', (column) => column.notNull().references('compartments.id').onDelete('cascade'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('sign_in', 'text', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('updates_key', ['compartment', 'seq'])
    .execute()
  await sealed(schema.createTable('snapshots'), bytes)
    .addColumn('compartment', 'text', (column) => column.primaryKey().references('compartments.id').onDelete('cascade'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('client_ids')
    .addColumn('compartment', 'text', (column) => column.notNull().references('compartments.id').onDelete('cascade'))
    .addColumn('client', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('crc', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('client_ids_key', ['compartment', 'client'])
    .execute()
}

async function conversations(db: Kysely<Tables>, { bytes }: Pick<Backend, 'bytes'>): Promise<void> {
  const { schema } = db
  await sealed(schema.createTable('threads'), bytes)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('design', 'text', (column) => column.notNull().references('designs.id').onDelete('cascade'))
    .addColumn('compartment', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('resolved_by', 'text')
    .addColumn('resolved_at', 'bigint')
    .execute()
  await schema.createIndex('threads_of_design').on('threads').columns(['design', 'compartment']).execute()
  await sealed(schema.createTable('remarks'), bytes)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('thread', 'text', (column) => column.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('remarks_of_thread', ['thread', 'position'])
    .execute()
}

async function journal(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('journal')
    .addColumn('chain', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('sign_in', 'text', (column) => column.notNull())
    .addColumn('did', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('journal_key', ['chain', 'number'])
    .execute()
}

function sealed<T extends string>(table: CreateTableBuilder<T>, bytes: Backend['bytes']) {
  return table
    .addColumn('kind', 'smallint', (column) => column.notNull())
    .addColumn('key_version', 'integer', (column) => column.notNull())
    .addColumn('crc', 'bigint', (column) => column.notNull())
    .addColumn('bytes', bytes === 'blob' ? 'blob' : 'bytea', (column) => column.notNull())
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aMaster, now } from '../contract/world.ts'
import { openStorage } from '../index.ts'
import { migrate } from '../migrate.ts'
import { signInNames } from '../migrations/sign-in-names.ts'
import { migrations } from '../migrations.ts'
import { openFolder } from './open.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-names-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('[ACCOUNT9] sign-in names from before are found as they were', async () => {
  const before = openFolder(folder)
  await migrate(before, migrations.slice(0, migrations.indexOf(signInNames)))
  await before.db
    .insertInto('people')
    .values({ id: 'ana', name: 'Ana', colour: 1, made_at: now, demo: 0 } as never)
    .execute()
  const row = { person: 'ana', handle: 'heron@example.org', email: null, password: null, totp: null, totp_step: 0 }
  await before.db
    .insertInto('accounts')
    .values({ ...row, made_at: now } as never)
    .execute()
  await before.close()
  const opened = await openStorage({ folder, masters: aMaster })
  if (!opened.ok) throw new Error(opened.problem.message)
  expect(await opened.value.accounts.byHandle('Heron@example.org')).toMatchObject({
    person: 'ana',
    handle: 'heron@example.org',
  })
  await opened.value.close()
})

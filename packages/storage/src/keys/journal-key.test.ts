import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { now } from '../contract/world.ts'
import { heldMasters, openStorage, type Storage } from '../index.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const master = new Uint8Array(32).fill(7)
const other = new Uint8Array(32).fill(8)

async function opened<T>(folder: string, work: (storage: Storage) => Promise<T>, ...keys: Uint8Array[]): Promise<T> {
  const storage = await openStorage({ folder, masters: heldMasters(keys[0] ?? master, ...keys.slice(1)) })
  if (!storage.ok) throw new Error(storage.problem.message)
  try {
    return await work(storage.value)
  } finally {
    await storage.value.close()
  }
}

/** A folder in which four things were done. */
async function busyFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-journal-'))
  folders.push(folder)
  await opened(folder, async ({ journal }) => {
    for (const did of ['invited', 'joined', 'exported', 'removed a member'])
      await journal.write({ chain: 'rivers', at: now, by: 'ana', signIn: 'laptop', did, about: { person: 'ben' } })
  })
  return folder
}

/** What somebody with the disk and all of our code can do: another name in an entry, and a chain that fits, as far as they can make one. */
function forge(folder: string, hash: (words: string) => string, alsoSql = ''): void {
  const database = new DatabaseSync(path.join(folder, 'balcony.db'), { enableForeignKeyConstraints: false })
  database.exec("update journal set person = 'eve' where number = 2")
  let before = ''
  for (const row of database.prepare("select * from journal where chain = 'rivers' order by number").all()) {
    const said = [
      row['chain'],
      row['number'],
      row['written_at'],
      row['person'],
      row['sign_in'],
      row['did'],
      row['about'],
    ]
    before = hash(JSON.stringify([before, ...said]))
    database
      .prepare('update journal set hash = ? where chain = ? and number = ?')
      .run(before, 'rivers', Number(row['number']))
  }
  if (alsoSql) database.exec(alsoSql)
  database.close()
}

const plain = (words: string) => createHash('sha256').update(words).digest('base64url')
const broken = (folder: string, ...keys: Uint8Array[]) =>
  opened(folder, ({ journal }) => journal.firstBroken('rivers'), ...keys)
const did = (folder: string) =>
  opened(folder, async ({ journal }) => (await journal.of('rivers')).map((act) => [act.did, act.about]))

test('[CHAIN1] whoever rewrites an entry and the whole chain behind it with a hash of their own is found out', async () => {
  const folder = await busyFolder()
  expect(await broken(folder)).toBeUndefined()
  forge(folder, plain)
  expect(await broken(folder)).toBe(1)
  const again = await busyFolder()
  // What a master key of theirs would give.
  await opened(again, async () => {})
  forge(again, (words) => createHash('sha256').update(other).update(words).digest('base64url'))
  expect(await broken(again)).toBe(1)
})

test('[CHAIN1] the chain stays whole over new keys, another master key and an older entry that is read with it', async () => {
  const folder = await busyFolder()
  await opened(folder, async ({ keys }) => void (await keys.renew(now)))
  await opened(folder, async ({ keys }) => keys.changeMaster([master], other))
  expect(await broken(folder, other)).toBeUndefined()
  expect(await opened(folder, async ({ journal }) => journal.of('rivers'), other)).toHaveLength(4)
})

test('[CHAIN2] whoever also takes the key away leaves an entry that says so for good; one that was never taken leaves none', async () => {
  const folder = await busyFolder()
  forge(folder, plain, "delete from keys where scope = 'journal'")
  expect(await broken(folder)).toBeUndefined()
  expect((await did(folder)).at(-1)).toEqual(['keyed', { entries: 4 }])
  expect((await did(await busyFolder())).map(([act]) => act)).not.toContain('keyed')
})

test('[CHAIN2] a folder from before entries had a key still opens, and says where the key begins', async () => {
  const folder = await busyFolder()
  forge(folder, plain, "delete from keys where scope = 'journal'; update journal set person = 'ana'")
  expect(await did(folder)).toHaveLength(5)
  await opened(folder, ({ journal }) =>
    journal.write({ chain: 'rivers', at: now, by: 'ana', signIn: '', did: 'exported', about: {} }),
  )
  expect(await broken(folder)).toBeUndefined()
  expect((await did(folder)).map(([act]) => act)).toEqual([
    'invited',
    'joined',
    'exported',
    'removed a member',
    'keyed',
    'exported',
  ])
})

import { keptStoreContract } from '@balcony/sync/keep-contract'
import { expect, test } from 'vitest'
import { RoomStore } from './room-store.ts'
import { sealerOf } from './seal.ts'
import { wipePerson } from './wipe.ts'

let places = 0

keptStoreContract('IndexedDB', () => {
  const name = `balcony/contract/d${++places}/core`
  return { open: () => new RoomStore(name, sealerOf('contract')) }
})

test('[DEVICE1] what lies on the device is not readable there, and its key leaves it for nobody', async () => {
  const name = 'balcony/p1/d1/sealed'
  const store = new RoomStore(name, sealerOf('p1'))
  const bytes = new TextEncoder().encode('Sella speaks for the council')
  const words = { window: 'w', epoch: 'e', words: 'Sella', of: [] }
  await store.write({
    add: [{ window: 'w', epoch: 'e', bytes }],
    words,
    aside: { key: 'w', reason: 'epoch', words: 'Sella' },
  })
  store.close()
  const everything = await dump()
  expect(everything.length).toBeGreaterThan(200)
  expect(everything).not.toContain('Sella')
  const key = await sealerOf('p1')
  expect(JSON.stringify(key)).toBe('{}')
})

test('[DEVICE2] signing out leaves nothing of the person, and everything of others', async () => {
  for (const person of ['p2', 'p3']) {
    const store = new RoomStore(`balcony/${person}/d1/core`, sealerOf(person))
    await store.write({ add: [{ window: 'w', epoch: 'e', bytes: new Uint8Array([1]) }] })
    store.close()
  }
  await wipePerson('p2')
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names.filter((name) => name?.startsWith('balcony/p2'))).toEqual([])
  expect(names).toContain('balcony/p3/d1/core')
})

/** Every byte of every record, as Latin letters. */
async function dump(): Promise<string> {
  let all = ''
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
    })
    for (const store of db.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const asked = db.transaction(store).objectStore(store).getAll()
        asked.onsuccess = () => resolve(asked.result)
      })
      for (const row of rows) all += said(row)
    }
    db.close()
  }
  return all
}

function said(row: unknown): string {
  if (row instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(row))
  if (row instanceof Uint8Array) return String.fromCharCode(...row)
  if (row instanceof CryptoKey) return `key ${row.extractable}`
  return typeof row === 'object' && row !== null ? Object.values(row).map(said).join(' ') : String(row)
}

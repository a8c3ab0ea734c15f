// What is kept lies encrypted on the device, under a key of the account that no script can read out.
import { answerOf, doneOf, openDatabase } from './database.ts'
import { accountName } from './names.ts'

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** `place` is bound to the bytes: what was sealed for one place opens at no other. */
export interface Sealer {
  seal(place: string, bytes: Uint8Array): Promise<Sealed>
  open(place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>>
}

/** The sealer of an account on this device; its key is made at first, and goes with everything else when the person signs out. */
export function sealerOf(person: string): Promise<Sealer> {
  return sealerIn(() => openAccount(person))
}

/** A sealer whose key lies in this database, among `keys`, and goes with it. */
export async function sealerIn(open: () => Promise<IDBDatabase>): Promise<Sealer> {
  const key = await keyIn(open)
  const how = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(place),
  })
  return {
    async seal(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      return { iv, bytes: await crypto.subtle.encrypt(how(iv, place), key, Uint8Array.from(bytes)) }
    },
    open: async (place, { iv, bytes }) => new Uint8Array(await crypto.subtle.decrypt(how(iv, place), key, bytes)),
  }
}

async function keyIn(open: () => Promise<IDBDatabase>): Promise<CryptoKey> {
  const db = await open()
  try {
    const found = await answerOf<CryptoKey | undefined>(db.transaction('keys').objectStore('keys').get('key'))
    if (found) return found
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    // Two windows may make one at once: the first that is written is everybody's.
    const writing = db.transaction('keys', 'readwrite', { durability: 'strict' })
    const keys = writing.objectStore('keys')
    const other = await answerOf<CryptoKey | undefined>(keys.get('key'))
    if (!other) keys.put(made, 'key')
    await doneOf(writing)
    return other ?? made
  } finally {
    db.close()
  }
}

/** The account's own database: its key, and the pages that open without a line. */
export function openAccount(person: string): Promise<IDBDatabase> {
  const make = (db: IDBDatabase) => {
    db.createObjectStore('keys')
    db.createObjectStore('pages')
  }
  return openDatabase(accountName(person), make, () => {})
}

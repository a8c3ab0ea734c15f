import { deleteDatabase } from './database.ts'
import { accountName, type KeptRoom, roomsAmong } from './names.ts'

/** Rooms of a person that lie on this device. */
export async function keptRooms(person: string): Promise<readonly KeptRoom[]> {
  const all = await indexedDB.databases()
  return roomsAmong(
    all.flatMap(({ name }) => (name === undefined ? [] : [name])),
    person,
  )
}

/** Whether anything of a person is on this device. */
export async function hasAccount(person: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === accountName(person))
}

/** Everything of a person goes; the key first, without which the rest is noise. */
export async function wipePerson(person: string): Promise<void> {
  await deleteDatabase(accountName(person))
  for (const { name } of await keptRooms(person)) await deleteDatabase(name)
}

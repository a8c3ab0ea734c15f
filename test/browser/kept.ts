import { expect, type Person } from './world.ts'

/** Runs in the page: how much of a sort lies on the device. */
export async function countKept(store: string): Promise<number> {
  let count = 0
  for (const { name = '' } of await indexedDB.databases()) {
    if (name.split('/').length !== 4) continue
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
    })
    count += await new Promise<number>((resolve) => {
      const asked = db.transaction(store).objectStore(store).count()
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
  }
  return count
}

/** Opens the venues and waits until the design would open there without a line, too. */
export async function keepVenues(person: Person): Promise<void> {
  await person.openDesign()
  await person.goTo('Venues')
  await person.page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null)
  await expect.poll(() => person.page.evaluate(countKept, 'document')).toBe(1)
}

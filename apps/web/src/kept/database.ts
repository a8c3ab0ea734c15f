// A few promises around IndexedDB.

/** Opens a database, made by `make` where it is new. `lost` is called when the device or another window takes it away. */
export function openDatabase(name: string, make: (db: IDBDatabase) => void, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => make(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the device keeps nothing'))
    asked.onblocked = () => reject(new Error('another window holds it'))
    asked.onsuccess = () => {
      const db = asked.result
      const end = () => {
        db.close()
        lost()
      }
      // Whoever signs out elsewhere deletes it: to hold on would keep it on the device.
      db.onversionchange = end
      db.onclose = end
      resolve(db)
    }
  })
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name)
    // Blocked is no failure: it goes when the window that holds it lets go.
    asked.onsuccess = asked.onblocked = () => resolve()
    asked.onerror = () => reject(asked.error ?? new Error('it could not be deleted'))
  })
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the device did not answer'))
  })
}

/** Resolves when all of it would survive the end of the browser and a power cut; rejects when nothing of it was done. */
export function doneOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the device did not take it'))
  })
}

/**
 * Pictures of drafts in the browser's own database, by name: object URLs end with the window, a draft does not. Where
 * there is none (a private window of some browsers) nothing is kept, and the draft says so.
 */
const DATABASE = 'anlin-photos'
const STORE = 'photos'

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no pictures'))
  })

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    const database = await asked(opening)
    try {
      return await asked(work(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

export const keepBlob = async (name: string, blob: Blob): Promise<void> => {
  await inStore('readwrite', (store) => store.put(blob, name))
}

/** The picture, or undefined when this browser does not have it. */
export const keptBlob = (name: string): Promise<Blob | undefined> =>
  inStore('readonly', (store) => store.get(name) as IDBRequest<Blob | undefined>)

export const dropBlob = async (name: string): Promise<void> => {
  await inStore('readwrite', (store) => store.delete(name))
}

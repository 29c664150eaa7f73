/** A draft as it lies in the browser: its text only as ciphertext, its key only to be used, never read. */
export type DraftRecord = {
  id: string
  service: string
  vendor: string
  channel: string
  savedAtMs: number
  key: CryptoKey
  iv: Uint8Array<ArrayBuffer>
  ciphertext: ArrayBuffer
}

/** The database, and the lock that its users take in turn. */
export const DRAFTS = 'sealpost-drafts'

/**
 * Asks the store one thing. Tabs take turns, so that whoever finds it empty can delete the whole
 * database while nobody is about to write: where no draft is kept, nothing is.
 */
export function inStore<T>(run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return navigator.locks.request(DRAFTS, async () => {
    const db = await openDatabase()
    let isEmpty = false
    try {
      const transaction = db.transaction(DRAFTS, 'readwrite')
      const store = transaction.objectStore(DRAFTS)
      const [result, left] = [resultOf(run(store)), resultOf(store.count())]
      await completion(transaction)
      isEmpty = (await left) === 0
      return await result
    } finally {
      db.close()
      if (isEmpty) await resultOf(indexedDB.deleteDatabase(DRAFTS))
    }
  })
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DRAFTS, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(DRAFTS, { keyPath: 'id' })
  })
  return resultOf(request)
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('No result')))
  })
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Aborted')))
  })
}

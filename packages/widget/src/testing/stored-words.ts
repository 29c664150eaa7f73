/** Everything that a page's storage holds, as text: each byte and each word of it. */
export async function storedText(): Promise<string> {
  const found: string[] = [
    document.cookie,
    ...entriesOf(localStorage),
    ...entriesOf(sessionStorage),
  ]
  for (const name of await caches.keys()) found.push(name, await cachedText(name))
  for (const { name = '' } of await indexedDB.databases()) {
    for (const record of await recordsOf(name)) collect(record, found)
  }
  return found.join('\n')
}

/** Names of the databases that there are. */
export async function databaseNames(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name)
}

/** Every record of a database. */
export async function recordsOf(name: string): Promise<unknown[]> {
  return inDatabase(name, async (stores) => (await Promise.all(stores.map(allOf))).flat())
}

/** Replaces the records of a database's only store. */
export async function changeRecords(
  name: string,
  change: (record: Record<string, unknown>) => void,
): Promise<void> {
  await inDatabase(name, async ([store]) => {
    for (const record of store ? await allOf(store) : []) {
      change(record)
      store?.put(record)
    }
  })
}

async function inDatabase<T>(
  name: string,
  run: (stores: IDBObjectStore[]) => Promise<T>,
): Promise<T> {
  const db = await resultOf(indexedDB.open(name))
  try {
    const names = [...db.objectStoreNames]
    if (names.length === 0) return await run([])
    const transaction = db.transaction(names, 'readwrite')
    const result = await run(names.map((store) => transaction.objectStore(store)))
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    return result
  } finally {
    db.close()
  }
}

function allOf(store: IDBObjectStore): Promise<Record<string, unknown>[]> {
  return resultOf(recordsIn(store))
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('No result')))
  })
}

function entriesOf(storage: Storage): string[] {
  return Object.entries(storage).map(([key, value]) => `${key}=${String(value)}`)
}

async function cachedText(name: string): Promise<string> {
  const cache = await caches.open(name)
  const responses = await cache.matchAll()
  return (await Promise.all(responses.map((response) => response.text()))).join('\n')
}

/** Bytes are read both ways in which an engine may have written text. */
function collect(value: unknown, found: string[]): void {
  if (value instanceof ArrayBuffer) collect(new Uint8Array(value), found)
  else if (value instanceof Uint8Array) {
    found.push(new TextDecoder().decode(value), new TextDecoder('utf-16le').decode(value))
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      found.push(key)
      collect(part, found)
    }
  } else found.push(String(value))
}

/** This package stores nothing but objects. */
function recordsIn(store: IDBObjectStore): IDBRequest<Record<string, unknown>[]> {
  return store.getAll() as IDBRequest<Record<string, unknown>[]>
}

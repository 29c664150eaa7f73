import type { Batch, Database } from '../storage/database.ts'
import type { TestApp } from './make-test-app.ts'

/**
 * Lets so many writes wait for one another: none is made before all that decides them was read. Those
 * that come later are made at once.
 */
export function startRace({ deps }: Pick<TestApp, 'deps'>, writerCount: number): void {
  const { db } = deps
  const all = Promise.withResolvers<undefined>()
  let arrivedCount = 0
  const batch = async (queries: Batch) => {
    arrivedCount += 1
    if (arrivedCount >= writerCount) all.resolve(undefined)
    await all.promise
    return db.batch(queries)
  }
  deps.db = racing(db, batch)
}

function racing(db: Database, batch: (queries: Batch) => Promise<unknown>): Database {
  return new Proxy(db, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name)
      return name === 'batch' ? batch : own
    },
  })
}

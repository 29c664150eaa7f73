import { customType } from 'drizzle-orm/sqlite-core'

type Stored = ArrayBuffer | Uint8Array | readonly number[]

/** A blob column. libSQL answers with an ArrayBuffer, D1 with an array of numbers, others with bytes. */
export const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Stored }>({
  dataType: () => 'blob',
  fromDriver: (stored) =>
    stored instanceof ArrayBuffer ? new Uint8Array(stored) : Uint8Array.from(stored),
})

import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file on the researcher's disk. */
export type Evidence = { name: string; path: string; bytes: Buffer }

// The smallest picture there is: one transparent pixel.
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** Three files as researchers have them: a picture, a text in several scripts, and a large capture. */
export function makeEvidence(folder: string): Evidence[] {
  mkdirSync(folder, { recursive: true })
  return [
    { name: 'screenshot.png', bytes: Buffer.from(PIXEL, 'base64') },
    { name: 'сервер übersicht.log', bytes: Buffer.from('GET /login 200 – 信号 ✓\r\n'.repeat(500)) },
    { name: 'capture.pcap', bytes: randomBytes(20 * 1024 * 1024 + 7) },
  ].map(({ name, bytes }) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return { name, path, bytes }
  })
}

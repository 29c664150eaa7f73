import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** A mail in a Maildir: the name of its file, and its bytes as they came over the wire. */
export type StoredMail = { name: string; raw: Buffer }

let stored = 0

/**
 * A folder of mails, one file each: `tmp` while it is written, `new` until somebody has seen it, `cur`
 * after that. Any number of programs may write and read at the same time, without locks.
 *
 * @see https://cr.yp.to/proto/maildir.html
 */
export class Maildir {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Opens the one at a place, which need not exist yet. */
  static async open(folder: string): Promise<Maildir> {
    for (const part of ['tmp', 'new', 'cur']) await mkdir(join(folder, part), { recursive: true })
    return new Maildir(folder)
  }

  /** Stores a mail. It is on the disk, whole, once this resolves. */
  async store(raw: Uint8Array): Promise<void> {
    const name = uniqueName()
    const path = join(this.#folder, 'tmp', name)
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(raw)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(path, join(this.#folder, 'new', name))
  }

  /** Reads what nobody has seen yet, in the order in which it came. */
  async readNew(): Promise<StoredMail[]> {
    const names = (await readdir(join(this.#folder, 'new'))).sort()
    return Promise.all(
      names.map(async (name) => ({ name, raw: await readFile(join(this.#folder, 'new', name)) })),
    )
  }

  /** Marks a mail as seen, which moves it. */
  async markSeen({ name }: StoredMail): Promise<void> {
    await rename(join(this.#folder, 'new', name), join(this.#folder, 'cur', `${name}:2,S`))
  }
}

/** Time, process, count and host: no two are alike, and they sort as they came. */
function uniqueName(): string {
  const nowMs = Date.now()
  const micros = String((nowMs % 1000) * 1000).padStart(6, '0')
  const count = String(++stored).padStart(6, '0')
  const host = hostname().replaceAll('/', '\\057').replaceAll(':', '\\072')
  return `${Math.floor(nowMs / 1000)}.M${micros}P${process.pid}Q${count}.${host}`
}

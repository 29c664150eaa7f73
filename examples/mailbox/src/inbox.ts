import { waitUntil } from '@sealpost/example-stage'
import { Maildir, type StoredMail } from './maildir.ts'
import { type Mail, takeApart } from './take-apart.ts'

/** A Maildir as its owner's mail program sees it. */
export class Inbox {
  readonly #maildir: Maildir
  readonly #read = new Map<string, Mail>()

  private constructor(maildir: Maildir) {
    this.#maildir = maildir
  }

  static async open(folder: string): Promise<Inbox> {
    return new Inbox(await Maildir.open(folder))
  }

  /**
   * Waits for a mail that fits, and marks it as seen.
   *
   * @throws Error with what is there instead, if none comes in time.
   */
  async receive(fits: (mail: Mail) => boolean, withinMs = 15_000): Promise<Mail> {
    let others: StoredMail[] = []
    return waitUntil(
      () => `a mail, but ${others.length} others came:\n${others.map(headOf).join('\n')}`,
      async () => {
        others = await this.#maildir.readNew()
        for (const stored of others) {
          const mail = await this.#open(stored)
          if (!fits(mail)) continue
          await this.#maildir.markSeen(stored)
          return mail
        }
        return undefined
      },
      withinMs,
    )
  }

  /** The headers of what nobody has seen yet. */
  async unseen(): Promise<string[]> {
    return (await this.#maildir.readNew()).map(headOf)
  }

  async #open({ name, raw }: StoredMail): Promise<Mail> {
    const mail = this.#read.get(name) ?? (await takeApart(raw))
    this.#read.set(name, mail)
    return mail
  }
}

function headOf({ raw }: StoredMail): string {
  return raw.toString().split('\r\n\r\n')[0] ?? ''
}

import assert from 'node:assert/strict'
import { Inbox } from './inbox.ts'
import { follows, type Mail } from './take-apart.ts'

/** The mailbox of a reporter who asked for notes. */
export class ReporterMail {
  readonly #inbox: Inbox
  readonly #reference: string
  #first: Mail | null = null

  private constructor(inbox: Inbox, reference: string) {
    this.#inbox = inbox
    this.#reference = reference
  }

  static async open(folder: string, reference: string): Promise<ReporterMail> {
    return new ReporterMail(await Inbox.open(folder), reference)
  }

  /** Waits for the note that the report has arrived. */
  async hearsReference(): Promise<void> {
    this.#first = await this.#inbox.receive(() => true)
    assertNote(this.#first, {
      reference: this.#reference,
      said: `Your report has arrived. Its reference is ${this.#reference}.`,
    })
  }

  /** Waits for a note that something is new, as a reply to the first. */
  async hearsNews(): Promise<void> {
    const note = await this.#inbox.receive(() => true)
    assertNote(note, {
      reference: this.#reference,
      said: `There is something new in your case ${this.#reference}.`,
    })
    assert.ok(follows(note, this.#first))
  }

  /** Ends such mails as a mail program does when its reader clicks once (RFC 8058 §3.1). */
  async unsubscribe(): Promise<void> {
    const headers = this.#first?.headers
    assert.equal(headers?.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
    const url = /^<(.+)>$/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'error',
    })
    assert.equal(answer.status, 200)
  }

  /** Checks that nothing came that was not waited for. */
  async assertQuiet(): Promise<void> {
    assert.deepEqual(await this.#inbox.unseen(), [])
  }
}

/** Checks that a note says this and where to go, and no more: neither what is new nor what opens it. */
function assertNote(
  { headers, text, attachments }: Mail,
  { reference, said }: { reference: string; said: string },
): void {
  assert.equal(headers.get('subject'), `[${reference}]`)
  const lines = text.replaceAll(/https?:\S+/g, '(link)').split(/\s*\n\s*/)
  assert.deepEqual(lines, [
    said,
    'Follow it here:',
    '(link)',
    'You need your receipt for that. Nobody will ever ask you for it by mail.',
    'No more of these mails, and forget this address:',
    '(link)',
  ])
  assert.deepEqual(attachments, [])
}

import assert from 'node:assert/strict'
import { decryptWithGpg } from '@sealpost/example-stage'
import { Inbox } from './inbox.ts'
import { isSealed, type Opened, openSealed } from './pgp-mime.ts'
import { follows, type Mail } from './take-apart.ts'

/** The mailbox of a vendor's channel, read with gpg and the private key alone. */
export class VendorMail {
  readonly #inbox: Inbox
  readonly #privateKey: string
  #first: Mail | null = null

  private constructor(inbox: Inbox, privateKey: string) {
    this.#inbox = inbox
    this.#privateKey = privateKey
  }

  static async open(folder: string, privateKey: string): Promise<VendorMail> {
    return new VendorMail(await Inbox.open(folder), privateKey)
  }

  /** Waits for a report. */
  async receiveReport(reference: string): Promise<Opened> {
    const report = await this.#inbox.receive(isSealed)
    assert.equal(report.headers.get('subject'), `[${reference}] vulnerability`)
    assert.equal(report.headers.has('in-reply-to'), false)
    this.#first = report
    return openSealed(report, this.#privateKey)
  }

  /** Waits for the mail that brings the report's file, and opens it. */
  async receiveFile(): Promise<Buffer> {
    const mail = await this.#inbox.receive((each) => !isSealed(each))
    assert.ok(follows(mail, this.#first))
    const [file, ...others] = mail.attachments
    assert.deepEqual([file?.name, others], ['evidence-1.pgp', []])
    return decryptWithGpg(file?.bytes ?? Buffer.alloc(0), this.#privateKey)
  }

  /** Waits for a message that says this, as a reply to the report. */
  async receiveMessage(words: string, withinMs?: number): Promise<void> {
    const mail = await this.#inbox.receive(isSealed, withinMs)
    assert.ok(follows(mail, this.#first))
    const { text } = await openSealed(mail, this.#privateKey)
    assert.ok(text.includes(words), `gpg prints: ${words}`)
  }

  /** Checks that nothing came that was not waited for. */
  async assertQuiet(): Promise<void> {
    assert.deepEqual(await this.#inbox.unseen(), [])
  }
}

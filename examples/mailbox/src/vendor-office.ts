import assert from 'node:assert/strict'
import { runSealpost, type Vendor, waitUntil } from '@sealpost/example-stage'
import type { Sealpost } from '@sealpost/sdk'

const LISTED_WITHIN_MS = 15_000

/** The vendor's side of the story, done with the SDK and on the command line. */
export class VendorOffice {
  readonly #client: Sealpost
  readonly #folder: string

  constructor({ client, folder }: Vendor) {
    this.#client = client
    this.#folder = folder
  }

  async findReport(reference: string): Promise<string> {
    const { items } = await this.#client.reports.list()
    const [report] = items
    assert.equal(report?.reference, reference)
    return report.reportId
  }

  /**
   * Lists on the command line what became of mails, until a line says this.
   *
   * @returns The number of the event that it is about.
   */
  async seesListed(state: 'waiting' | 'refused', said: RegExp): Promise<string> {
    let listed = ''
    const line = await waitUntil(
      () => `a mail that is listed as ${state}:\n${listed}`,
      async () => {
        listed = await this.#sealpost('mail', 'deliveries', '--state', state)
        return listed.split('\n').find((each) => said.test(each))
      },
      LISTED_WITHIN_MS,
    )
    return /\d+/.exec(line)?.[0] ?? ''
  }

  /** Checks that a refusal is told by another way than mail. */
  async assertToldOfRefusal(): Promise<void> {
    const events = await this.#client.events.list().all()
    const refusals = events.filter(({ type }) => type === 'mail.refused')
    assert.deepEqual(
      refusals.map(({ subject }) => subject),
      ['vulnerability'],
    )
  }

  async mailAgain(eventId: string): Promise<void> {
    await this.#sealpost('mail', 'replay', eventId)
  }

  #sealpost(...args: string[]): Promise<string> {
    return runSealpost(args, { folder: this.#folder })
  }
}

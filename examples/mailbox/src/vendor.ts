import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  makeVendor,
  type RunningService,
  runSealpost,
  type VendorSite,
} from '@sealpost/example-stage'
import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'

const LISTED_WITHIN_MS = 15_000
const LOOK_EVERY_MS = 100

type Parts = { client: Sealpost; desk: Desk; privateKey: string; folder: string }

/** A vendor whose policy names a mailbox and offers notes to reporters. */
export class Vendor {
  readonly client: Sealpost
  readonly desk: Desk
  readonly privateKey: string
  readonly #folder: string

  private constructor({ client, desk, privateKey, folder }: Parts) {
    this.client = client
    this.desk = desk
    this.privateKey = privateKey
    this.#folder = folder
  }

  static async open(
    service: RunningService,
    { site, folder }: { site: VendorSite; folder: string },
  ): Promise<Vendor> {
    const policy = fileURLToPath(new URL('../../policies/acme.json', import.meta.url))
    const plan = { vendor: 'acme', policy, origin: site.origin, folder }
    const { vendor, html, apiKey, privateKey } = await makeVendor(service, plan)
    site.show({ html, serviceUrl: service.url })
    const client = new Sealpost({ apiKey, baseUrl: service.url })
    const desk = new Desk({ client, vendor, key: await readSecretKey(privateKey) })
    return new Vendor({ client, desk, privateKey, folder })
  }

  async findReport(reference: string): Promise<string> {
    const { items } = await this.client.reports.list()
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
    const untilMs = Date.now() + LISTED_WITHIN_MS
    let listed = ''
    while (Date.now() < untilMs) {
      listed = await this.#sealpost('mail', 'deliveries', '--state', state)
      const line = listed.split('\n').find((each) => said.test(each))
      if (line !== undefined) return /\d+/.exec(line)?.[0] ?? ''
      await wait(LOOK_EVERY_MS)
    }
    assert.fail(`No mail is listed as ${state}:\n${listed}`)
  }

  /** Checks that a refusal is told by another way than mail. */
  async assertToldOfRefusal(): Promise<void> {
    const events = await this.client.events.list().all()
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

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import {
  Form,
  makeVendor,
  type RunningService,
  readText,
  type Sent,
  type Vendor,
  type VendorSite,
  waitForText,
} from '@sealpost/example-stage'
import { type Answers, Policy, type ReportDetail } from '@sealpost/protocol'
import { Sealpost } from '@sealpost/sdk'
import { Desk, type DeskReport, readSecretKey } from '@sealpost/sdk/open'

/** What all vendors share. */
export type Set = { service: RunningService; site: VendorSite; browser: Browser; folder: string }

/** One vendor with its published policy, its desk and its site. */
export class Scene {
  readonly vendor: Vendor
  readonly policy: Policy
  readonly client: Sealpost
  readonly desk: Desk
  /** Where the vendor's settings and keys lie. */
  readonly folder: string
  readonly #set: Set

  private constructor(
    set: Set,
    vendor: Vendor,
    parts: Pick<Scene, 'policy' | 'desk' | 'client' | 'folder'>,
  ) {
    this.#set = set
    this.vendor = vendor
    this.policy = parts.policy
    this.client = parts.client
    this.desk = parts.desk
    this.folder = parts.folder
  }

  /** Makes the vendor on the service with nothing but its document. */
  static async open(set: Set, name: string): Promise<Scene> {
    const file = fileURLToPath(new URL(`../${name}.json`, import.meta.url))
    const folder = join(set.folder, name)
    const { origin } = set.site
    const vendor = await makeVendor(set.service, { vendor: name, policy: file, origin, folder })
    set.site.show({ html: vendor.html, serviceUrl: set.service.url })
    const client = new Sealpost({ apiKey: vendor.apiKey, baseUrl: set.service.url })
    const key = await readSecretKey(vendor.privateKey)
    const desk = new Desk({ client, key, vendor: name })
    const policy = Policy.parse(JSON.parse(readFileSync(file, 'utf8')))
    return new Scene(set, vendor, { policy, client, desk, folder })
  }

  /** Opens the form on the vendor's site. */
  async visit(): Promise<Form> {
    const page = await this.#load('/')
    await page.waitForSelector('sealpost-report >>> h2')
    return new Form(page)
  }

  /** What another page of the site shows once it shows the given text. */
  async read(path: '/policy' | '/credits', until: string): Promise<string> {
    const page = await this.#load(path)
    const element = `sealpost-${path.slice(1)}`
    await waitForText(page, element, until)
    return readText(page, element)
  }

  /** What the case shows once it shows the given text. */
  async readCase({ receipt }: Sent, until: string): Promise<string> {
    const page = await this.#load('/case')
    await page.waitForSelector('sealpost-case >>> input')
    const { keyboard } = new Form(page)
    await keyboard.fill('Receipt', receipt)
    await keyboard.press('Open the case')
    await waitForText(page, 'sealpost-case', until)
    return readText(page, 'sealpost-case')
  }

  /** Opens the report with a reference as the vendor does; nothing about it may be doubtful. */
  async receive({ reference }: Sent): Promise<DeskReport> {
    for await (const summary of this.client.reports.list()) {
      if (summary.reference === reference) return this.desk.open(summary.reportId)
    }
    return assert.fail(`${reference} did not arrive`)
  }

  async #load(path: string): Promise<Page> {
    const page = await this.#set.browser.newPage()
    await page.goto(`${this.#set.site.origin}${path}`)
    return page
  }
}

/** Checks that the report says what was typed. */
export function assertAnswers({ report }: DeskReport, typed: Partial<Answers>): void {
  for (const [field, answer] of Object.entries(typed)) {
    assert.deepEqual(
      Object.entries(report.answers).find(([id]) => id === field)?.[1],
      answer,
      field,
    )
  }
}

/** When a promise about a report is due, as the vendor's own clocks show it, such as `2026-12-01 00:00`. */
export function dueIn(timeZone: string, record: ReportDetail, promise: string): string {
  const clock = record.promises.find((each) => each.promise === promise)
  assert.ok(clock?.dueAt, `${promise} has a deadline`)
  return new Date(clock.dueAt).toLocaleString('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
}

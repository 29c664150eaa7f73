import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decryptWithGpg, type Vendor } from '@sealpost/example-stage'
import type { Sealpost } from '@sealpost/sdk'
import { saveFiles } from '@sealpost/sdk/node'
import { type Desk, isDoubtful } from '@sealpost/sdk/open'
import type { Evidence } from './evidence.ts'
import { DAYS, DETAIL, NAME } from './story.ts'

/** The vendor's side of the case, done with the SDK. */
export class VendorDesk {
  readonly #client: Sealpost
  readonly #desk: Desk
  readonly #privateKey: string
  readonly #folder: string

  constructor({ client, desk, privateKey, folder }: Vendor) {
    this.#client = client
    this.#desk = desk
    this.#privateKey = privateKey
    this.#folder = folder
  }

  /** Finds the report that nobody has read yet. */
  async findReport(reference: string): Promise<string> {
    const { items } = await this.#client.reports.list({ unread: true })
    assert.deepEqual(
      items.map((report) => [report.reference, report.unread]),
      [[reference, 1]],
    )
    return items[0]?.reportId ?? ''
  }

  /** Checks that the SDK and plain gpg each give the very files that the researcher chose. */
  async assertFiles(reportId: string, chosen: readonly Evidence[]): Promise<void> {
    const report = await this.#desk.open(reportId)
    assert.equal(isDoubtful(report.findings), false)
    assert.deepEqual(
      report.thread.files.map(({ name, size }) => [name, size]),
      chosen.map(({ name, bytes }) => [name, bytes.length]),
    )
    const saved = await saveFiles(this.#desk, { report, folder: join(this.#folder, 'evidence') })
    for (const [at, { bytes }] of chosen.entries()) {
      const { path = '' } = saved[at] ?? {}
      assert.ok(readFileSync(path).equals(bytes), `the SDK gives file ${at + 1}`)
    }
    for (const [at, { id, sealedBytes: size }] of report.thread.files.entries()) {
      const sealed = await Array.fromAsync(this.#client.reports.sealedFile(reportId, { id, size }))
      const bytes = await decryptWithGpg(Buffer.concat(sealed), this.#privateKey)
      assert.ok(bytes.equals(chosen[at]?.bytes ?? Buffer.alloc(0)), `gpg gives file ${at + 1}`)
    }
    await this.#desk.markRead(report)
  }

  async askForDetail(reportId: string): Promise<void> {
    const change = { status: 'needs_detail' as const, missing: [DETAIL.field] }
    await this.#desk.update(reportId, change, { note: DETAIL.question })
  }

  /** Checks that the answer has come, and that it moved the report on. */
  async assertAnswered(reportId: string): Promise<void> {
    const { record, thread } = await this.#desk.open(reportId)
    assert.equal(record.status, 'acknowledged')
    assert.equal(record.unread, 1)
    assert.equal(thread.answers[DETAIL.field], DETAIL.answer)
    await this.#desk.update(reportId, { status: 'triaged', severity: 'high' })
  }

  async proposeDate(reportId: string): Promise<void> {
    await this.#desk.proposeDate(reportId, DAYS.proposed, { note: 'We need until then.' })
  }

  async acceptDate(reportId: string): Promise<void> {
    await this.#desk.acceptDate(reportId)
    const { record, thread } = await this.#desk.open(reportId)
    assert.deepEqual(thread.embargo, { state: 'active', agreed: DAYS.revised, proposal: null })
    assert.equal(record.agreedDate, DAYS.revised)
    const disclose = record.promises.find(({ promise }) => promise === 'disclose')
    assert.ok(disclose?.dueAt?.startsWith(DAYS.revised) || disclose?.dueAt?.startsWith(DAYS.next))
  }

  async fixAndDisclose(reportId: string): Promise<void> {
    await this.#desk.update(reportId, { status: 'fixed' }, { note: 'Version 4.2 mends it.' })
    await this.#desk.update(reportId, { status: 'disclosed' })
  }

  async thank(reportId: string): Promise<void> {
    const { name } = await this.#desk.credits.publish(reportId, { isNew: true })
    assert.equal(name, NAME)
  }

  /** Checks that every word of both sides is signed and in its place. */
  async assertThreadIsSound(reportId: string): Promise<void> {
    const { entries, findings } = await this.#desk.thread(reportId)
    assert.deepEqual(findings, [])
    for (const entry of entries) assert.deepEqual(entry.findings, [])
  }
}

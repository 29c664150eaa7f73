import assert from 'node:assert/strict'
import type { Researcher, Sent, Stage, Vendor } from '@sealpost/example-stage'
import type { Answers, ReportDetail } from '@sealpost/protocol'
import type { Sealpost } from '@sealpost/sdk'
import { type Desk, type DeskReport, isDoubtful } from '@sealpost/sdk/open'

/** One vendor with its published policy and its desk, and somebody who visits its site. */
export class Scene {
  readonly client: Sealpost
  readonly desk: Desk
  /** Where the vendor's settings and keys lie. */
  readonly folder: string
  readonly researcher: Researcher

  private constructor({ client, desk, folder }: Vendor, researcher: Researcher) {
    this.client = client
    this.desk = desk
    this.folder = folder
    this.researcher = researcher
  }

  /** Makes the vendor on the service with nothing but its document. */
  static async open(stage: Stage, name: string): Promise<Scene> {
    const vendor = await stage.openVendor(name)
    return new Scene(vendor, await stage.invite(vendor))
  }

  /** Opens the report with a reference as the vendor does; nothing about it may be doubtful. */
  async receive({ reference }: Sent): Promise<DeskReport> {
    for await (const summary of this.client.reports.list()) {
      if (summary.reference !== reference) continue
      const report = await this.desk.open(summary.reportId)
      assert.equal(isDoubtful(report.findings), false)
      return report
    }
    return assert.fail(`${reference} did not arrive`)
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

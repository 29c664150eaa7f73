import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'

type Access = { apiKey: string; baseUrl: string; vendor: string; privateKey: string }

/** Opens every new report and tells its reporter that a person has it. */
export async function acknowledgeNew({ apiKey, baseUrl, vendor, privateKey }: Access) {
  const client = new Sealpost({ apiKey, baseUrl })
  const desk = new Desk({ client, vendor, key: await readSecretKey(privateKey) })

  for await (const { reportId } of client.reports.list({ status: 'received' })) {
    const opened = await desk.open(reportId)
    console.log(opened.report.answers.summary, opened.findings)
    await desk.update(opened, { status: 'acknowledged' }, { note: 'Thank you. We are on it.' })
  }
}

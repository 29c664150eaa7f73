import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'

/** A vendor's back end on the edge: opens the report it is told about, and answers it. */
const worker = {
  async fetch(request: Request): Promise<Response> {
    const { apiKey, baseUrl, vendor, armoredKey, reportId } = await readTask(request)
    const client = new Sealpost({ apiKey, baseUrl })
    const desk = new Desk({ client, key: await readSecretKey(armoredKey), vendor })
    const opened = await desk.open(reportId)
    const { status } = await desk.update(opened, { status: 'acknowledged' }, { note: 'Thanks' })
    return Response.json({ answers: opened.report.answers, findings: opened.findings, status })
  },
}

export { worker as default }

export type Task = {
  apiKey: string
  baseUrl: string
  vendor: string
  armoredKey: string
  reportId: string
}

/** Only the test beside this file sends requests, and it sends a {@link Task}. */
async function readTask(request: Request): Promise<Task> {
  return (await request.json()) as Task
}

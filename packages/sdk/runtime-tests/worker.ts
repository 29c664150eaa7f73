import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'

/** A vendor's back end on the edge: opens the report it is told about with its file, and answers it. */
const worker = {
  async fetch(request: Request): Promise<Response> {
    const { apiKey, baseUrl, vendor, armoredKey, reportId } = await readTask(request)
    const client = new Sealpost({ apiKey, baseUrl })
    const desk = new Desk({ client, key: await readSecretKey(armoredKey), vendor })
    const opened = await desk.open(reportId)
    const { status } = await desk.update(opened, { status: 'acknowledged' }, { note: 'Thanks' })
    await desk.reply(opened, { text: 'Which browser?' })
    const { entries, files } = await desk.thread(reportId)
    const said = entries.map((entry) => entry.said?.text ?? null)
    const [file] = files
    const stream = await desk.openAttachment(reportId, file?.id ?? '')
    const bytes = (await new Response(stream).arrayBuffer()).byteLength
    const { answers } = opened.report
    return Response.json({ answers, findings: opened.findings, status, said, bytes })
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

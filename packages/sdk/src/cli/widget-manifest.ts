import * as z from 'zod/mini'
import { exchange } from '../core/exchange.ts'

const WidgetFile = z.object({ path: z.string(), integrity: z.string() })
export type WidgetFile = z.infer<typeof WidgetFile>

const Manifest = z.object({
  versions: z.array(z.object({ version: z.string(), files: z.record(z.string(), WidgetFile) })),
})

const TIMEOUT_MS = 30_000
const SCRIPT = 'sealpost.js'

/** The script of each version of the form that a service hands out, newest first; none if it hands out none. */
export async function fetchScripts(service: string, send: typeof fetch): Promise<WidgetFile[]> {
  const url = new URL(`${service}/widget/manifest.json`)
  const answer = await exchange(url, {}, { fetch: send, timeoutMs: TIMEOUT_MS })
  if (answer.status !== 200) return []
  const manifest = Manifest.safeParse(JSON.parse(new TextDecoder().decode(answer.bytes)))
  return (manifest.data?.versions ?? []).flatMap(({ files }) => files[SCRIPT] ?? [])
}

import * as z from 'zod/mini'
import type { Assets } from '../deps.ts'

/** The platform's static files, as `assets.binding` of `wrangler.toml` hands them in. */
export type StaticFiles = { fetch: (request: Request) => Promise<Response> }

const Manifest = z.object({ files: z.record(z.string(), z.unknown()) })

/**
 * Serves the platform's static files. They cannot be listed: which versions of the widget there are
 * is told, and what is in each stands in the manifest of its build.
 */
export function createCloudflareAssets(
  files: StaticFiles | undefined,
  widgetVersions: readonly string[],
): Assets {
  if (!files) return { list: () => Promise.resolve([]), read: () => Promise.resolve(null) }
  const get = (path: string) => files.fetch(new Request(`https://assets.invalid/${path}`))
  return {
    async list(folder) {
      if (folder === 'widget') return widgetVersions
      const answer = await get(`${folder}/manifest.json`)
      return answer.ok ? Object.keys(Manifest.parse(await answer.json()).files) : []
    },
    async read(path) {
      const answer = await get(path)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
    },
  }
}

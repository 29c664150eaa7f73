import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The script tag's address and hash. */
export type Script = { url: string; integrity: string }

type Manifest = {
  versions: { files: Record<string, { path: string; integrity: string } | undefined> }[]
}

/**
 * Finds where the service hands out the widget that was just built. It keeps every build it ever
 * had, so the one meant is known by its hash.
 *
 * @param widgetFolder Holds one folder for each version built.
 */
export async function findScript(serviceUrl: string, widgetFolder: string): Promise<Script> {
  const integrity = await builtHash(widgetFolder)
  const answer = await fetch(`${serviceUrl}/widget/manifest.json`)
  const manifest = parseManifest(await answer.text())
  const files = manifest.versions.map((version) => version.files[SCRIPT])
  const found = files.find((file) => file?.integrity === integrity)
  if (!found) throw new Error('The service does not hand out the built widget. Start it again.')
  return { url: `${serviceUrl}${found.path}`, integrity }
}

const SCRIPT = 'sealpost.js'

/** The service of this very process answers. */
function parseManifest(text: string): Manifest {
  return JSON.parse(text) as Manifest
}

async function builtHash(widgetFolder: string): Promise<string> {
  const names = await readdir(widgetFolder, { recursive: true })
  const name = names.find((path) => path.endsWith(`/${SCRIPT}`))
  if (!name) throw new Error('The widget is not built. Type `npm start`, which builds it.')
  const bytes = await readFile(join(widgetFolder, name))
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}

import { encodeBase64 } from '@sealpost/protocol'
import type { Assets } from '../deps.ts'

/** The built versions of the widget, newest first, each file with its hash (Subresource Integrity). */
export type WidgetManifest = {
  versions: {
    version: string
    files: Record<string, WidgetFile>
  }[]
}

export type WidgetFile = { path: string; integrity: string; bytes: number }

const VERSION = /^\d+\.\d+\.\d+(?:-[0-9a-z]+)?$/
const FILE = /^[\w-]+(?:\.[\w-]+)*$/

/** Whether a path can be one of the widget's files. */
export function isWidgetFile(version: string, file: string): boolean {
  return VERSION.test(version) && FILE.test(file)
}

/** Says which versions of the widget there are. Each is hashed once. */
export async function readWidgetManifest(assets: Assets): Promise<WidgetManifest> {
  const names = (await assets.list('widget')).filter((name) => VERSION.test(name))
  const versions = names.sort(newestFirst).map((version) => describe(assets, version))
  return { versions: await Promise.all(versions) }
}

type Version = WidgetManifest['versions'][number]

const described = new WeakMap<Assets, Map<string, Promise<Version>>>()

function describe(assets: Assets, version: string): Promise<Version> {
  const known = described.get(assets) ?? new Map<string, Promise<Version>>()
  described.set(assets, known)
  const description = known.get(version) ?? describeVersion(assets, version)
  known.set(version, description)
  description.catch(() => known.delete(version))
  return description
}

async function describeVersion(assets: Assets, version: string): Promise<Version> {
  const names = (await assets.list(`widget/${version}`)).filter((name) => FILE.test(name))
  const files = names.toSorted().map(async (name) => {
    const path = `widget/${version}/${name}`
    const bytes = (await assets.read(path)) ?? new Uint8Array()
    const integrity = await integrityOf(bytes)
    return [name, { path: `/${path}`, integrity, bytes: bytes.length }] as const
  })
  return { version, files: Object.fromEntries(await Promise.all(files)) }
}

async function integrityOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', bytes)
  return `sha384-${encodeBase64(new Uint8Array(digest))}`
}

function newestFirst(one: string, other: string): number {
  return other.localeCompare(one, 'en', { numeric: true })
}

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../fixtures/', import.meta.url)

/** A language-neutral example of what a schema takes or refuses. */
export type Fixture = {
  name: string
  value: unknown
  /** For a refused one: the path at fault, the part of its name before `--`; empty for the whole. */
  path: string
}

/** Names of the schemas that have fixtures. */
export function fixtureFolders(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/valid'))
    .map((path) => path.slice(0, -'/valid'.length))
    .sort()
}

/** All fixtures of a schema that are `valid` or `invalid`. */
export function readFixtures(schema: string, verdict: 'valid' | 'invalid'): Fixture[] {
  return readdirSync(new URL(`${schema}/${verdict}/`, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      value: readFixture(`${schema}/${verdict}/${file}`),
      path: file.startsWith('root--') ? '' : (file.split('--')[0] ?? ''),
    }))
}

/** One JSON fixture by its path. */
export function readFixture(path: string): unknown {
  return JSON.parse(readFixtureText(path))
}

/** One fixture as text. */
export function readFixtureText(path: string): string {
  return readFileSync(fixturePath(path), 'utf8')
}

function fixturePath(path: string): string {
  return fileURLToPath(new URL(path, folder))
}

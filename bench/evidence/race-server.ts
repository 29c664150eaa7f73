import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'

const PAGE = '<!doctype html><input type="file"><script type="module" src="/page/race.js"></script>'

/** Folders whose files the page may load: ours as built, OpenPGP.js as published, the race itself. */
const FOLDERS: Readonly<Record<string, string>> = {
  widget: new URL('../../packages/widget/dist/0.1.0/', import.meta.url).href,
  openpgp: new URL('lightweight/', import.meta.resolve('openpgp').replace(/dist\/.*/, 'dist/'))
    .href,
  page: new URL('page/', import.meta.url).href,
}

/** Serves the page in which the contenders seal a file. */
export async function startRaceServer(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const [folder = '', name = ''] = (request.url ?? '').slice(1).split('/')
    const script = scriptAt(folder, name)
    if (script === null) response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The race has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function scriptAt(folder: string, name: string): string | null {
  const base = FOLDERS[folder]
  if (base === undefined) return null
  if (folder !== 'page') return readFileSync(new URL(name, base), 'utf8')
  return stripTypeScriptTypes(readFileSync(new URL(name.replace(/js$/, 'ts'), base), 'utf8'))
}

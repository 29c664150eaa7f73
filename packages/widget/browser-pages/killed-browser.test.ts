import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { CONTINUE, TYPE, TYPED } from './draft-hands.ts'
import { ENGINES } from './engines.ts'
import { STRICT } from './policies.ts'
import { openProfile, type ProfileTab } from './puppeteer-tab.ts'
import { openSite } from './site.ts'

const folders: string[] = []
const tabs = new Set<ProfileTab>()
afterEach(async () => {
  for (const tab of tabs) await end(tab)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

// WebKitGTK's driver gives each session a profile of its own, which ends with it.
const engines = ENGINES.filter((engine) => engine !== 'webkit')

describe.each(engines)('in %s', (engine) => {
  test('G-16 a draft outlives a browser that is killed, and no file of it holds a typed word', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
    folders.push(folder)
    const { url } = await openSite({ csp: STRICT })
    const first = await start(folder)
    await first.open(url)
    await first.read(TYPE)

    await end(first)
    const onDisk = wordsIn(folder, [TYPED, 'sealpost-drafts'])
    const next = await start(folder)
    await next.open(url)

    expect(onDisk).toEqual(['sealpost-drafts'])
    expect(await next.read(CONTINUE)).toMatchObject({ value: TYPED, isOn: 'true' })
  })

  async function start(folder: string): Promise<ProfileTab> {
    const tab = await openProfile(engine, folder)
    tabs.add(tab)
    return tab
  }
})

async function end(tab: ProfileTab): Promise<void> {
  tabs.delete(tab)
  await tab.kill()
}

/** Which words some file below a folder holds, in one of the ways that browsers write them. */
function wordsIn(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const inAllWays = (word: string) => [
    Buffer.from(word),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ]
  return words.filter((word) =>
    inAllWays(word).some((bytes) => files.some((file) => file.includes(bytes))),
  )
}

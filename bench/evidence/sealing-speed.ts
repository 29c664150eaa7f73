import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { GpgHome, launchBrowser } from '@sealpost/example-stage'
import { createFileKey, generateVendorKey } from '@sealpost/protocol/envelope'
import { type Finding, median } from '../goal.ts'
import { startRaceServer } from './race-server.ts'

const ROUNDS = 5

type Contender = 'sealpost' | 'rawAesGcm' | 'openpgp'

/** Milliseconds of each. */
type Round = Record<Contender | 'gpg', number>

/** Goals 1 and 2: sealing a file in Chromium, each contender in a worker of its own, and gpg beside them. */
export async function measureSealing(file: string, folder: string): Promise<Finding[]> {
  const { certificate } = await generateVendorKey({ name: 'Acme' }, new Date())
  const { sessionKey, head } = await createFileKey([certificate], new Date())
  const certificateFile = join(folder, 'certificate.asc')
  writeFileSync(certificateFile, certificate.armored)
  const setting = {
    certificate: certificate.armored,
    sessionKey: [...sessionKey],
    head: [...head],
  }
  const server = await startRaceServer()
  const browser = await launchBrowser()
  await using gpg = new GpgHome()
  try {
    const page = await openRace(await browser.newPage(), server.url, file)
    const rounds: Round[] = []
    while (rounds.length < ROUNDS) {
      const [sealpost, rawAesGcm, openpgp] = await raceAll(page, setting)
      const gpgMs = await timeEncrypting(gpg, file, certificateFile)
      rounds.push({ sealpost, rawAesGcm, openpgp, gpg: gpgMs })
    }
    return findingsOf(rounds)
  } finally {
    await browser.close()
    server.close()
  }
}

async function openRace(page: Page, url: string, file: string): Promise<Page> {
  await page.goto(url)
  const input = await page.waitForSelector('input')
  await input?.toElement('input').then((element) => element.uploadFile(file))
  await page.waitForFunction('window.race')
  return page
}

async function raceAll(page: Page, setting: object): Promise<[number, number, number]> {
  const race = async (name: Contender) =>
    Number(await page.evaluate(`race('${name}', ${JSON.stringify(setting)})`))
  return [await race('sealpost'), await race('rawAesGcm'), await race('openpgp')]
}

/** Milliseconds that it takes to encrypt a file to a certificate, without compressing it. */
async function timeEncrypting(gpg: GpgHome, file: string, certificate: string): Promise<number> {
  const startedMs = performance.now()
  const output = ['--trust-model', 'always', '--compress-algo', 'none', '--output', '/dev/null']
  await gpg.run([...output, '--yes', '--encrypt', '--recipient-file', certificate, file])
  return performance.now() - startedMs
}

function findingsOf(rounds: readonly Round[]): Finding[] {
  const speed = (peer: keyof Round) => median(rounds.map((round) => round[peer] / round.sealpost))
  const [rawAesGcm, openpgp, gpg] = [speed('rawAesGcm'), speed('openpgp'), speed('gpg')]
  const what = 'speed of sealing a file of 100 MB, in a worker'
  return [
    {
      what: `1 · ${what}`,
      against: 'raw AES-GCM of WebCrypto',
      goal: '≥ 0.10 ×',
      today: `${rawAesGcm.toFixed(2)} ×`,
      isMet: rawAesGcm >= 0.1,
    },
    {
      what: `2 · ${what}`,
      against: 'OpenPGP.js, as a stream',
      goal: '≥ 1 ×',
      today: `${openpgp.toFixed(2)} ×`,
      isMet: openpgp >= 1,
    },
    { what, against: 'gpg --encrypt', goal: 'none', today: `${gpg.toFixed(2)} ×`, isMet: null },
  ]
}

import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeBase64, encodeBase64, type SignedProfile, Submission } from '@sealpost/protocol'
import { makePolicy } from '../src/testing/make-policy.ts'
import { profileOf } from '../src/testing/make-vendor.ts'
import { inEachEngine } from './engines.ts'
import { IN_FORM } from './form.ts'
import { type GpgKey, Keyring } from './gpg.ts'
import { STRICT } from './policies.ts'
import { openSite, type Site } from './site.ts'
import { storedFile } from './uploads.ts'

const keyring = new Keyring()
let key: GpgKey
beforeAll(async () => {
  key = await keyring.make('Curve25519')
}, 60_000)
afterAll(() => keyring.close())

/** Two small files and one of several parts, by a seed that page and test share. */
const FILES = { 'notes.txt': 1000, 'trace\u202egpj.log': 300_000, 'disk.img': 20_000_000 }

/** The same bytes here and in the page, which is given its text, without sending them there. */
const contentOf = (seed: number, size: number) => {
  const bytes = new Uint8Array(size)
  let state = seed
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** Counts what workers of this page say, and what the page puts itself. */
const COUNT = (nonce: string) => `<script nonce="${nonce}">
  window.words = 0
  window.puts = 0
  const honestFetch = fetch
  window.fetch = (url, init) => {
    if (init?.method === 'PUT') puts++
    return honestFetch(url, init)
  }
  const Honest = Worker
  window.Worker = class extends Honest {
    constructor(...all) {
      super(...all)
      this.addEventListener('message', () => words++)
    }
  }
</script>`

const seed = randomBytes(4).readUInt32LE()

/** Chooses the files and sends them, as a person does. */
const SEND_FILES = `(async () => { ${IN_FORM}
  await fill('summary', 'Stored XSS')
  await forward()
  const picker = await find('input[type=file][multiple]')
  const transfer = new DataTransfer()
  const contentOf = ${String(contentOf)}
  for (const [name, size] of Object.entries(${JSON.stringify(FILES)})) {
    transfer.items.add(new File([contentOf(${seed}, size)], name))
  }
  picker.files = transfer.files
  picker.dispatchEvent(new Event('change'))
  await until(() => form.querySelectorAll('.files li').length === 3)
  const shown = [...form.querySelectorAll('.files .name')].map((name) => name.textContent)
  await forward()
  const seen = form.querySelector('.seen').textContent
  await until(() => !form.querySelector('.paper').textContent.includes('…'))
  await until(() => window.step === 'sent' || press())
  return { shown, seen, words: window.words, puts: window.puts, violations }
})()`

type Sent = { shown: string[]; seen: string; words: number; puts: number; violations: string[] }

async function signedProfile(): Promise<SignedProfile> {
  const [vulnerability] = makePolicy().channels
  const fields = { summary: { need: 'required' }, evidence: { need: 'required' } }
  const profile = JSON.stringify(
    profileOf(
      { certificate: key },
      {
        policy: makePolicy({
          channels: [{ ...vulnerability, fields }],
          rules: { accept: 'each', items: [] },
          safeHarbour: undefined,
        }),
      },
    ),
  )
  return { profile, signature: encodeBase64(await key.sign(profile)) }
}

inEachEngine((tab) => {
  async function sendFiles(workers: string): Promise<{ site: Site; sent: Sent }> {
    const site = await openSite({
      csp: (...page) => `worker-src ${workers}; ${STRICT(...page)}`,
      head: COUNT,
      vendor: { fingerprint: key.fingerprint, profile: await signedProfile() },
    })
    await tab.open(site.url)
    return { site, sent: toSent(await tab.read(SEND_FILES)) }
  }

  test.each([
    ['a worker seals and puts', 'blob:'],
    ['the page seals and puts, where its policy forbids workers,', "'none'"],
  ])(
    'G-01, G-10 three files that %s open with gpg to the last byte, under a strict policy',
    async (_, workers) => {
      const { site, sent } = await sendFiles(workers)

      const submission = Submission.parse(JSON.parse(site.posted[0] ?? ''))
      const report = await key.decrypt(decodeBase64(submission.sealed))
      expect(submission.attachments).toHaveLength(3)
      for (const [at, [name, size]] of Object.entries(FILES).entries()) {
        const { id = '', size: sealedBytes } = submission.attachments[at] ?? {}
        const sealed = storedFile(site.stored, id)
        expect(sealed.length).toBe(sealedBytes)
        expect(hash(await key.decryptBytes(sealed))).toBe(hash(contentOf(seed, size)))
        expect(report).toContain(JSON.stringify(name))
        expect([...site.asked, ...site.posted].join()).not.toContain(name)
      }
      expect(sent.shown).toEqual(['notes.txt', 'trace\ufffdgpj.log', 'disk.img'])
      expect(sent.seen).toContain('20,000,000')
      const parts = [...site.stored.values()].reduce((sum, { size }) => sum + size, 0)
      expect(sent.words > 0).toBe(workers === 'blob:')
      expect(sent.puts).toBe(workers === 'blob:' ? 0 : parts)
      expect(sent.violations.filter((one) => !/worker/.test(one))).toEqual([])
    },
  )
})

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What {@link SEND_FILES} returns survives JSON as it is. */
function toSent(value: unknown): Sent {
  return value as Sent
}

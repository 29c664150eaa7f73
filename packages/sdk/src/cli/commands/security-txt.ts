import { resolve } from 'node:path'
import { verifyProfile } from '@sealpost/protocol/envelope'
import { writeSecurityTxt } from '../../open/security-txt.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { KEY_OPTIONS, type KeyOptions, resolvePlace } from '../key-place.ts'
import { openClient, openKey, unlockKey } from '../secrets.ts'
import { type LoadedSettings, loadSettings } from '../settings.ts'

export const securityTxt = defineCommand({
  name: 'security-txt',
  summary: 'Print a security.txt that says what your profile says',
  arguments: [],
  description: [
    'Prints a security.txt (RFC 9116) for your site: where to report, your key, your policy. It comes from the',
    'published profile, checked as a form checks it, and expires with it or with its keys: print it again when',
    'you publish a profile. With --key or --gpg, it is signed in the clear, as the RFC recommends.',
  ].join('\n'),
  options: {
    canonical: {
      type: 'string',
      value: '<url>',
      multiple: true,
      help: 'Where it will be found. Default: /.well-known/security.txt of your origins',
    },
    key: {
      type: 'string',
      value: '<file>',
      help: 'Sign with this private key; gpg:<fingerprint> for one in gpg',
    },
    ...KEY_OPTIONS,
  },
  examples: [
    'security-txt > .well-known/security.txt',
    'security-txt --key acme.key.asc --canonical https://acme.example/.well-known/security.txt',
  ],
  async run({ options }, io) {
    const canonical = options.canonical?.map(parseUrl)
    const settings = await loadSettings(io, options)
    const { vendor, fingerprint } = settings
    const signed = await (await openClient(io, settings)).profile.get(vendor)
    const now = new Date()
    const profile = await verifyProfile(signed, { vendor, fingerprint, lowestSerial: 1, now })
    const key = await signingKey(io, settings, options)
    const text = await writeSecurityTxt({ profile, canonical, key, now })
    if (options.json) io.printJson({ text })
    else io.print(text.trimEnd())
  },
})

/** None unless one is asked for. */
async function signingKey(
  io: Io,
  settings: LoadedSettings,
  options: KeyOptions & { key?: string },
) {
  const { key, gpg } = options
  if (key === undefined) return gpg ? openKey(io, settings, options) : undefined
  if (gpg) throw new UsageError('--gpg and --key cannot both be meant.')
  return unlockKey(
    io,
    resolvePlace(key, (file) => resolve(io.folder, file)),
    options,
  )
}

/** RFC 9116 §2.5: web addresses begin with https://. */
function parseUrl(text: string): string {
  if (URL.canParse(text) && text.startsWith('https://') && !/\s/.test(text)) return text
  throw new UsageError('--canonical must be an address that begins with https://')
}

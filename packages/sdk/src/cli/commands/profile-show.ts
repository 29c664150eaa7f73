import { type VerifiedProfile, verifyProfile } from '@sealpost/protocol/envelope'
import { defineCommand } from '../command.ts'
import { columns } from '../help.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export const profileShow = defineCommand({
  name: 'profile show',
  summary: 'Show the published profile, checked as a form checks it',
  arguments: [],
  description: [
    'Fetches the published profile and checks it against the fingerprint of the settings, as every form does',
    'before it shows anything. The exit code is 4 if forms would refuse it.',
  ].join('\n'),
  options: {
    signed: { type: 'boolean', help: 'Print it as it was signed, to keep for `verify-proof`' },
  },
  examples: ['profile show', 'profile show --signed > acme.profile.json'],
  async run({ options }, io) {
    const settings = await loadSettings(io, options)
    const { vendor, fingerprint } = settings
    const client = await openClient(io, settings)
    const signed = await client.profile.get(vendor)
    const now = new Date()
    const verified = await verifyProfile(signed, { vendor, fingerprint, lowestSerial: 1, now })
    if (options.signed) io.printJson(signed)
    else if (options.json) io.printJson({ hash: verified.hash, profile: verified.profile })
    else for (const line of render(verified, now)) io.print(line)
  },
})

function render({ profile, hash, recipients, signers }: VerifiedProfile, now: Date): string[] {
  const days = Math.floor((Date.parse(profile.expires) - now.getTime()) / DAY_MS)
  return columns([
    ['vendor', `${profile.vendor} (${profile.policy.name})`],
    ['serial', String(profile.serial)],
    ['expires', `${profile.expires}, in ${days} days`],
    ['hash', hash],
    ['origins', profile.origins.join(', ') || 'only the service itself'],
    ['signers', signers.map(({ fingerprint }) => fingerprint).join(', ')],
    ...[...recipients].map(
      ([channel, certificates]) =>
        [`to ${channel}`, certificates.map(({ fingerprint }) => fingerprint).join(', ')] as const,
    ),
  ])
}

import { writeFile } from 'node:fs/promises'
import type { ProfilePublished } from '@sealpost/protocol'
import { Sealpost, SealpostOperator } from '../../client.ts'
import { signProfile } from '../../open/sign-profile.ts'
import { defineCommand } from '../command.ts'
import { nextSerial } from '../draft-profile.ts'
import type { Io } from '../io.ts'
import { PASSPHRASE_OPTIONS } from '../passphrase.ts'
import { planVendor, type VendorPlan } from '../plan-vendor.ts'
import { removeAll, writeAll } from '../planned-file.ts'
import { writeSnippet } from '../snippet.ts'

export const init = defineCommand({
  name: 'init',
  summary: 'Make a vendor: key, API key, signed profile, and tags for a page',
  arguments: [],
  description: [
    'Makes a Curve25519 key that gpg 2.2 reads, or takes yours; makes the vendor on the service; signs and',
    'publishes its profile; writes sealpost.json; prints the tags that put the form on a page.',
    'With SEALPOST_API_KEY and no operator token, takes over a vendor that the operator made.',
    'A new key is protected by a passphrase, which is asked for unless it is given.',
    'Secrets go into files that only you can read, and are never printed.',
  ].join('\n'),
  options: {
    service: {
      type: 'string',
      value: '<url>',
      help: 'The service, such as https://sealpost.example',
    },
    vendor: { type: 'string', value: '<name>', help: 'Short name in addresses, such as acme' },
    name: {
      type: 'string',
      value: '<name>',
      help: 'Name as people know it. Default: the short name',
    },
    email: {
      type: 'string',
      value: '<address>',
      help: 'For when the form cannot be used; also in a new key',
    },
    origin: {
      type: 'string',
      value: '<origin>',
      multiple: true,
      help: 'A site that shows the form, such as https://acme.example',
    },
    policy: {
      type: 'string',
      value: '<file>',
      help: 'Your policy. Default: a new one to begin with',
    },
    key: {
      type: 'string',
      value: '<file>',
      help: 'Your private OpenPGP key; gpg:<fingerprint> for one in gpg. Default: a new one',
    },
    ...PASSPHRASE_OPTIONS,
    'no-passphrase': {
      type: 'boolean',
      help: 'Whoever reads the file of the new key can use it',
    },
    'operator-token': {
      type: 'string',
      value: '<token>',
      help: 'Better given as SEALPOST_OPERATOR_TOKEN',
    },
  },
  examples: [
    'init --service https://sealpost.example --vendor acme --name "Acme Rockets" --origin https://acme.example',
    'init --service http://localhost:8787 --vendor acme --key my-key.asc --policy policy.json',
    'init --service https://sealpost.example --vendor acme --passphrase-file passphrase.txt',
    'init --service https://sealpost.example --vendor acme --key gpg:4f1c2a7be0d95c38a6f01d2e3b4c5d6e7f809ab2',
  ],
  async run({ options }, io) {
    const plan = await planVendor(options, io)
    await writeAll(plan.files)
    const client = await obtainClient(plan)
    const serial = await nextSerial(client, plan.settings.vendor)
    const { proofKeys } = await client.service.get()
    const published = await client.profile.put(
      await signProfile({ ...plan.draft, serial, proofKeys }, plan.key),
    )
    const html = await writeSnippet({ ...plan.settings, policy: plan.policy })
    if (options.json) io.printJson(toJson(plan, { published, html }))
    else describe(plan, { published, html }, io)
  },
})

type Outcome = { published: ProfilePublished; html: string | null }

async function obtainClient(plan: VendorPlan): Promise<Sealpost> {
  const baseUrl = plan.settings.service
  if (plan.apiKey !== null) return new Sealpost({ apiKey: plan.apiKey, baseUrl })
  const { secret } = await createVendor(plan)
  const file = plan.files.find(({ what }) => what === 'API key')
  if (file) await writeFile(file.path, `${secret}\n`)
  return new Sealpost({ apiKey: secret, baseUrl })
}

async function createVendor({ settings, files, operatorToken }: VendorPlan) {
  try {
    const baseUrl = settings.service
    const operator = new SealpostOperator({ operatorToken: operatorToken ?? '', baseUrl })
    return (await operator.vendors.create(settings.vendor)).apiKey
  } catch (error) {
    // Nothing was made, so nothing may be in the way of the next try.
    await removeAll(files)
    throw error
  }
}

function describe({ settings, files }: VendorPlan, { published, html }: Outcome, io: Io): void {
  io.note(
    `Vendor ${settings.vendor} is ready: profile ${published.serial}, valid until ${published.expiresAt}.`,
  )
  for (const { what, path, isSecret } of files)
    io.note(`  ${what}: ${path}${isSecret ? ' (keep it secret)' : ''}`)
  io.note(`  fingerprint: ${settings.fingerprint}`)
  if (html === null) {
    io.note('The service hands out no form yet. Run `sealpost snippet` when it does.')
  } else {
    io.note('Put this on the page where people report:')
    io.print(html)
  }
}

function toJson({ settings, files }: VendorPlan, outcome: Outcome) {
  return { ...settings, files: files.map(({ what, path }) => ({ what, path })), ...outcome }
}

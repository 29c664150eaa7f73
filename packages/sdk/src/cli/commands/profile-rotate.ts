import { signProfile } from '../../open/sign-profile.ts'
import { defineCommand } from '../command.ts'
import { draftProfile, nextSerial } from '../draft-profile.ts'
import { replaceFile } from '../files.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { planRotation } from '../plan-rotation.ts'
import { writeAll } from '../planned-file.ts'
import { openClient } from '../secrets.ts'
import { loadSettings, settingsPath } from '../settings.ts'

export const profileRotate = defineCommand({
  name: 'profile rotate',
  summary: 'Replace the key, so that reporters of old can follow',
  arguments: [],
  description: [
    'Makes a new key, or takes yours; signs with the old key that the new one comes after it; signs the',
    'profile with the new key and publishes it; writes the settings anew. Reporters who come back see that',
    'the key they knew names its successor.',
    'Pages pin the old fingerprint and refuse the new profile: run `sealpost snippet` right after, and',
    'change them. Keep the old private key: what was sealed to it is opened with it.',
    'One passphrase, where it is given, opens the old key and protects the new one.',
  ].join('\n'),
  options: {
    key: {
      type: 'string',
      value: '<file>',
      help: 'Your new private key; gpg:<fingerprint> for one in gpg. Default: a new one',
    },
    email: { type: 'string', value: '<address>', help: 'In a new key' },
    ...KEY_OPTIONS,
    'no-passphrase': { type: 'boolean', help: 'Whoever reads the file of the new key can use it' },
  },
  examples: [
    'profile rotate',
    'profile rotate --key new.asc --passphrase-file passphrase.txt',
    'profile rotate --gpg --key gpg:4f1c2a7be0d95c38a6f01d2e3b4c5d6e7f809ab2',
  ],
  async run({ options }, io) {
    const loaded = await loadSettings(io, options)
    const plan = await planRotation(loaded, options, io)
    const { settings, rotations, files } = plan
    const client = await openClient(io, loaded)
    const serial = await nextSerial(client, settings.vendor)
    const draft = await draftProfile(
      { ...loaded, ...settings, rotationsFile: undefined },
      { serial },
    )
    const signed = await signProfile({ ...draft, ...rotations }, plan.key)

    await writeAll(files)
    await replaceFile(plan.rotationsPath, toText(rotations))
    await replaceFile(settingsPath(io, options.config), toText(settings))
    // From here on `profile push` publishes it, should this not.
    const published = await client.profile.put(signed)
    const { fingerprint, keyFile } = settings
    if (options.json) {
      io.printJson({ ...published, fingerprint, keyFile })
      return
    }
    io.print(`Published serial ${published.serial}, valid until ${published.expiresAt}.`)
    for (const { what, path, isSecret } of files)
      io.print(`  ${what}: ${path}${isSecret ? ' (keep it secret)' : ''}`)
    io.print(`  fingerprint: ${fingerprint}`)
    io.note('Pages pin the old fingerprint: change them now. `sealpost snippet` prints the tags.')
  },
})

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

import { resolve } from 'node:path'
import { signProfile } from '../../open/sign-profile.ts'
import { defineCommand } from '../command.ts'
import { draftProfile, nextSerial } from '../draft-profile.ts'
import { writeNewFile } from '../files.ts'
import { HOLIDAY_OPTIONS, parseHolidayPlace } from '../holidays.ts'
import { KEY_OPTIONS } from '../key-place.ts'
import { parseCount } from '../parse-option.ts'
import { openClient, openKey } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const profileSign = defineCommand({
  name: 'profile sign',
  summary: 'Sign a profile without publishing it',
  arguments: [],
  description: [
    'Writes a profile from the settings and the policy, signs it and prints it, so that a machine',
    'without the private key can publish it: `sealpost profile push --signed <file>`. Asks the service for',
    'its proof keys, unless the settings name them as `proofKeys`.',
  ].join('\n'),
  options: {
    serial: {
      type: 'string',
      value: '<n>',
      help: 'Default: the published one plus 1, asked of the service',
    },
    out: { type: 'string', value: '<file>', help: 'Write a file instead of printing' },
    ...HOLIDAY_OPTIONS,
    ...KEY_OPTIONS,
  },
  examples: [
    'profile sign --out profile.signed.json',
    'profile sign --serial 7 > profile.signed.json',
  ],
  async run({ options }, io) {
    const place = parseHolidayPlace(options)
    const settings = await loadSettings(io, options)
    const serial =
      parseCount('--serial', options.serial) ??
      (await nextSerial(await openClient(io, settings), settings.vendor))
    const key = await openKey(io, settings, options)
    const signed = await signProfile(await draftProfile(settings, { serial, place }), key)
    if (options.out === undefined) {
      io.printJson(signed)
      return
    }

    await writeNewFile(resolve(io.folder, options.out), `${JSON.stringify(signed, null, 2)}\n`)
    if (options.json) io.printJson({ file: options.out, serial })
    else io.print(`Signed serial ${serial} into ${options.out}.`)
  },
})

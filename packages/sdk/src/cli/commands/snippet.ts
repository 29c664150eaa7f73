import { Policy } from '@sealpost/protocol'
import { parseInput } from '../../core/parse-input.ts'
import { defineCommand } from '../command.ts'
import { readJsonFile } from '../files.ts'
import { loadSettings } from '../settings.ts'
import { writeSnippet } from '../snippet.ts'

export const snippet = defineCommand({
  name: 'snippet',
  summary: 'Print the tags that put the form on a page',
  arguments: [],
  description: [
    'Prints a script tag with the hash of the newest form that the service hands out, and the element',
    'with your vendor name and pinned fingerprint. The page enforces the hash from then on.',
  ].join('\n'),
  options: {},
  examples: ['snippet >> security.html'],
  async run({ options }, io) {
    const settings = await loadSettings(io, options)
    const path = settings.pathTo(settings.policyFile)
    const json = await readJsonFile(path, 'the policy')
    const policy = parseInput(Policy, json, `${path} has faults: see \`sealpost policy check\``)
    const html = await writeSnippet({ ...settings, policy })
    if (html === null)
      throw new Error(`${settings.service} hands out no form at /widget/manifest.json.`)
    if (options.json) io.printJson({ html })
    else io.print(html)
  },
})

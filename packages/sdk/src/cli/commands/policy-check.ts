import { resolve } from 'node:path'
import { findPolicyFaults } from '../../open/policy-faults.ts'
import { defineCommand } from '../command.ts'
import { DoubtError } from '../exit-code.ts'
import { readJsonFile } from '../files.ts'

export const policyCheck = defineCommand({
  name: 'policy check',
  summary: 'Check a policy document',
  arguments: ['<file>'],
  description:
    'Checks a policy document and names each fault by its path. Keys that nobody knows are faults too: most are mistyped. Needs no service and no key.',
  options: {},
  examples: ['policy check policy.json'],
  async run({ options, arguments: [file = ''] }, io) {
    const faults = findPolicyFaults(await readJsonFile(resolve(io.folder, file), 'the policy'))
    if (options.json) io.printJson({ file, faults })
    else for (const { path, message } of faults) io.print(`${path} ${message}`)
    if (faults.length > 0) throw new DoubtError(`${file} has ${faults.length} faults.`)
    if (!options.json) io.print(`${file} is a policy without faults.`)
  },
})

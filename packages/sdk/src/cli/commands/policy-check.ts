import { resolve } from 'node:path'
import type { Fault } from '../../core/errors.ts'
import { findPolicyFaults, findPolicyWarnings } from '../../open/policy-faults.ts'
import { defineCommand } from '../command.ts'
import { DoubtError } from '../exit-code.ts'
import { readJsonFile } from '../files.ts'

export const policyCheck = defineCommand({
  name: 'policy check',
  summary: 'Check a policy document',
  arguments: ['<file>'],
  description: [
    'Checks a policy document and names each fault by its path: keys that nobody knows, what contradicts',
    'itself, links and texts that could do harm. Warns about what will surprise somebody: promises that',
    'cannot both be kept, texts that lack a language, holidays that are over. Needs no service and no key.',
  ].join('\n'),
  options: { strict: { type: 'boolean', help: 'Exit with 4 on warnings too' } },
  examples: ['policy check policy.json', 'policy check policy.json --strict --json'],
  async run({ options, arguments: [file = ''] }, io) {
    const policy = await readJsonFile(resolve(io.folder, file), 'the policy')
    const faults = findPolicyFaults(policy)
    const warnings = faults.length > 0 ? [] : findPolicyWarnings(policy, new Date())
    if (options.json) io.printJson({ file, faults, warnings })
    else {
      for (const fault of faults) io.print(render(fault))
      for (const warning of warnings) io.print(`Warning: ${render(warning)}`)
    }
    if (faults.length > 0) throw new DoubtError(`${file} has ${count(faults, 'fault')}.`)
    if (options.strict && warnings.length > 0) {
      throw new DoubtError(`${file} has ${count(warnings, 'warning')}.`)
    }
    if (!options.json) io.print(`${file} is a policy without faults.`)
  },
})

function render({ path, message }: Fault): string {
  return `${path} ${message}`
}

function count({ length }: readonly unknown[], what: string): string {
  return `${length} ${what}${length === 1 ? '' : 's'}`
}

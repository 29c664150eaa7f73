import { writeFile } from 'node:fs/promises'
import { policyJsonSchema } from './policy-json-schema.ts'

const file = new URL('../dist/policy.schema.json', import.meta.url)
await writeFile(file, `${JSON.stringify(policyJsonSchema())}\n`)

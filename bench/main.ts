// Measures the goals of this project as ratios against peers in the same run, and keeps the outcome
// in results.md. Ends with 1 if a goal is missed.
import { writeFileSync } from 'node:fs'
import { measureColdStart } from './cold-start.ts'
import { measureEvidence } from './evidence.ts'
import { tableOf } from './goal.ts'
import { measureSubmissions } from './submissions.ts'
import { measureWebhooks } from './webhooks.ts'
import { measureWeights } from './weights.ts'

const findings = [
  ...(await measureEvidence()),
  ...measureWeights(),
  ...(await measureSubmissions()),
  await measureColdStart(),
  await measureWebhooks(),
]
const table = tableOf(findings)
console.log(table)
writeFileSync(
  new URL('results.md', import.meta.url),
  `# Results of the last run\n\nNode ${process.version}. How to read them: [README](README.md).\n\n${table}\n`,
)
if (findings.some(({ isMet }) => isMet === false)) process.exitCode = 1

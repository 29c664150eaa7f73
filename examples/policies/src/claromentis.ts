import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import type { Form, Stage } from '@sealpost/example-stage'
import { CreditError, type DeskReport } from '@sealpost/sdk/open'
import { Clauses } from './clauses.ts'
import { assertAnswers, dueIn, Scene } from './scene.ts'

const EVIDENCE = fileURLToPath(new URL('../evidence/search.txt', import.meta.url))

const STORY = {
  target: 'https://www.claromentis.example/login',
  summary: 'The search reveals names of other tenants',
  description: 'A quote in the search shows an error with the last rows.',
  name: 'Zoë Krüger',
  contact: 'zoe@research.example',
}

/** Listed targets only, a name, things never to do, and thanks for what earns them. */
export async function claromentis(stage: Stage): Promise<void> {
  const clauses = new Clauses('claromentis')
  const scene = await Scene.open(stage, 'claromentis')
  const form = await scene.researcher.openForm()
  await form.waitFor('Before you report')
  await readRules(form, clauses)
  await describe(form, clauses)
  const sent = await form.send()

  const report = await scene.receive(sent)
  assertAnswers(report, { ...STORY, steps: ['Search for a quote.'] })
  await followUp(scene, report, clauses)
  clauses.finish()
}

const RULES = {
  'CL-11': 'Report only findings about the targets that are listed here, and by this way.',
  'CL-12': 'Give data to Claromentis alone, in private, and to no third party.',
  'CL-14': 'Obey the law where you are, and where Claromentis and its customers are.',
  'CL-15': 'Test anything that is not listed.',
  'CL-16': 'Endanger data of Claromentis or of its customers.',
  'CL-17': 'Impair the availability of a system.',
  'CL-18': 'Try to reach information that is not yours.',
  'CL-19': 'Deceive staff or customers to get in',
} as const

async function readRules(form: Form, clauses: Clauses): Promise<void> {
  await form.isStoppedBy('Accept the rules to go on')
  for (const [clause, text] of Object.entries(RULES)) {
    await form.says(text)
    clauses.proven(clause)
  }
  await form.says('Keep the details to yourself until an agreed period is over.')
  clauses.proven('CL-13')
  await form.says('looked into with priority, and resolved as soon as Claromentis can')
  clauses.proven('CL-1', 'CL-20')
  await form.says('brings no claim against you', 'as long as you keep to every rule of this policy')
  clauses.proven('CL-22')
  await form.says('No reward is paid.')
  clauses.proven('CL-23')
  await form.acceptRules()
  await form.continueTo('What is affected?')
}

async function describe(form: Form, clauses: Clauses): Promise<void> {
  await form.says('The URL or IP address of the affected site or service.')
  await form.isStoppedBy('Enter: Target')
  clauses.proven('CL-9')
  await form.fill({ Target: 'https://shop.claromentis.example' })
  await form.isStoppedBy('Claromentis only takes reports about the targets in its scope.')
  clauses.proven('CL-2')
  await form.mend('Target', STORY.target)
  await form.continueTo('What did you find?')

  await form.isStoppedBy('Enter: Description', 'Enter: Steps to reproduce')
  clauses.proven('CL-6', 'CL-8')
  await form.fill({
    Summary: STORY.summary,
    Description: STORY.description,
    'Step 1': 'Search for a quote.',
  })
  await form.says('Anonymise, mask or redact sensitive data', 'Mask or remove personal data first.')
  await form.continueTo('How bad is it?')
  await form.continueTo('What shows it?')

  await form.isStoppedBy('One of these is needed: Proof of concept, Log lines, or Files')
  await form.says('Mask or remove personal data first.')
  await form.choose(EVIDENCE)
  clauses.proven('CL-7')
  await form.continueTo('About you')

  await form.says('asks for your name and a way to reach you')
  await form.saysNot('Would you like to be credited?')
  await form.isStoppedBy('Enter: Name', 'Enter: Contact')
  clauses.proven('CL-10')
  await form.fill({ Name: STORY.name, Contact: STORY.contact })
  await form.continueTo('Review')
  await form.says('zoe@research.example')
  clauses.proven('CL-4')
  await form.says('Sealed in your browser. Only Claromentis can read it.')
  clauses.proven('CL-5')
}

/** The answer is due in 14 days; thanks come after the fix, for what is new and grave enough. */
async function followUp(scene: Scene, { record }: DeskReport, clauses: Clauses): Promise<void> {
  const { reportId, receivedAt } = record
  const due = dueIn('Europe/London', record, 'firstAnswer')
  const [received] = new Date(receivedAt)
    .toLocaleString('sv-SE', { timeZone: 'Europe/London' })
    .split(' ')
  assert.equal((Date.parse(due.slice(0, 10)) - Date.parse(received ?? '')) / 86_400_000, 15)
  await scene.desk.acknowledge(reportId)
  const { promises } = await scene.client.reports.get(reportId)
  assert.equal(promises[0]?.state, 'met')
  clauses.proven('CL-21')

  const thank = (isNew: boolean, agreedName?: string) =>
    scene.desk.credits.publish(reportId, { isNew, agreedName })
  const refusedAs = (code: string) => (error: unknown) =>
    error instanceof CreditError && error.code === code
  await scene.desk.triage(reportId, 'low')
  await assert.rejects(thank(true), refusedAs('no_consent'))
  await assert.rejects(thank(true, STORY.name), refusedAs('below_severity'))
  clauses.proven('CL-24')
  await scene.desk.update(reportId, { severity: 'medium' })
  await assert.rejects(thank(false, STORY.name), refusedAs('not_new'))
  clauses.proven('CL-25')
  await scene.desk.markFixed(reportId)
  await thank(true, STORY.name)
  clauses.proven('CL-26')

  const hall = await scene.researcher.read('/credits', STORY.name)
  assert.ok(hall.includes('you are asked whether your name may appear here'))
  clauses.proven('CL-27')
  await scene.researcher.read('/policy', 'security@claromentis.example')
  clauses.proven('CL-3')
}

import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import type { Form, Sent, Stage } from '@sealpost/example-stage'
import { isRefusal } from '@sealpost/sdk'
import { Clauses } from './clauses.ts'
import { assertAnswers, Scene } from './scene.ts'

const EVIDENCE = fileURLToPath(new URL('../evidence/shield.txt', import.meta.url))

const STORY = {
  components: 'Shield for Android, root detection',
  environment: 'Pixel 9, Android 17, build 5.2.1, debugging allowed in the settings',
  summary: 'Root detection can be switched off from outside',
  description: 'A property that any app may set turns the check off.',
  impact: 'Protected apps run on rooted devices without noticing.',
  otherParties: 'The bank whose app I tested.',
}

/** Required evidence and environment, context to be judged, and no publication before its time. */
export async function promon(stage: Stage): Promise<void> {
  const clauses = new Clauses('promon')
  const scene = await Scene.open(stage, 'promon')
  const form = await scene.researcher.openForm()
  await readRules(form, clauses)
  await describe(form, clauses)
  const sent = await form.send()

  const report = await scene.receive(sent)
  assertAnswers(report, {
    ...STORY,
    contextFactors: ['configuration'],
    steps: ['Set the property.'],
    disclosurePlans: 'A talk in spring',
  })
  assert.deepEqual(report.record.promises, [], 'no period is promised, so no clock runs')
  await followUp(scene, { sent, reportId: report.record.reportId }, clauses)

  const policy = await scene.researcher.read('/policy', 'security@promon.io')
  clauses.proven('PR-2')
  assert.ok(policy.includes('on a date that Promon, you and the others involved agree on'))
  clauses.proven('PR-16')
  clauses.finish()
}

async function readRules(form: Form, clauses: Clauses): Promise<void> {
  await form.waitFor('Before you report')
  await form.says('Tell Promon everything you found, privately')
  clauses.proven('PR-14')
  await form.says(
    'Publish only once the issue is confirmed and dealt with, or on a date that was agreed.',
  )
  await form.says('no user, data or service comes to harm')
  clauses.proven('PR-18')
  await form.says('Open, change or copy out more data than the proof needs.')
  clauses.proven('PR-19')
  await form.says('Take an exploit further than a proof of concept.')
  clauses.proven('PR-20')
  await form.says('Ask for money, or attach any other condition to disclosure.')
  await form.says('Disclosure is never tied to a payment')
  clauses.proven('PR-21')
  await form.says('how well the protection holds in a realistic deployment')
  clauses.proven('PR-11')
  await form.says('confirms that your report arrived', 'judges it on the facts')
  clauses.proven('PR-15', 'PR-23')
  await form.isStoppedBy('Accept the rules to go on')
  await form.acceptRules()
  await form.continueTo('What is affected?')
}

async function describe(form: Form, clauses: Clauses): Promise<void> {
  await form.says('Promon product', 'App protected by Promon')
  clauses.proven('PR-1')
  await form.isStoppedBy('Enter: Affected components', 'Enter: Test environment')
  clauses.proven('PR-5', 'PR-8')
  await form.fill({
    'Affected components': STORY.components,
    'Test environment': STORY.environment,
  })
  await form.continueTo('What did you find?')

  await form.isStoppedBy('Enter: Summary', 'Enter: Description', 'Enter: Steps to reproduce')
  clauses.proven('PR-4', 'PR-6')
  await form.fill({
    Summary: STORY.summary,
    Description: STORY.description,
    'Step 1': 'Set the property.',
  })
  await form.keyboard.tick('Its configuration')
  clauses.proven('PR-12')
  await form.continueTo('How bad is it?')

  await form.isStoppedBy('Enter: Impact')
  clauses.proven('PR-9')
  await form.fill({ Impact: STORY.impact, 'Are others involved?': STORY.otherParties })
  clauses.proven('PR-13')
  await form.continueTo('What shows it?')

  await form.isStoppedBy('One of these is needed: Proof of concept, Log lines, or Files')
  clauses.proven('PR-3', 'PR-7')
  await form.choose(EVIDENCE)
  await form.continueTo('About you')
  await form.says('You can stay anonymous')
  await form.fill({ 'Plans to publish': 'A talk in spring' })
  await form.continueTo('Review')
}

type Case = { sent: Sent; reportId: string }

/** Details are asked for where they lack, and nothing is public before it is fixed. */
async function followUp(scene: Scene, { sent, reportId }: Case, clauses: Clauses): Promise<void> {
  await scene.desk.acknowledge(reportId, { note: 'We have it.' })
  await scene.researcher.openCase(sent.receipt, 'Acknowledged')
  clauses.proven('PR-22')
  await scene.desk.requestDetail(reportId, ['environment'], { note: 'Which patch level?' })
  const asked = await scene.researcher.openCase(sent.receipt, 'Which patch level?')
  await asked.says('Test environment')
  clauses.proven('PR-10')

  await scene.desk.triage(reportId, 'high')
  await assert.rejects(scene.desk.disclose(reportId), (error) =>
    isRefusal(error, 'early_disclosure'),
  )
  await scene.desk.markFixed(reportId)
  await scene.desk.disclose(reportId)
  clauses.proven('PR-17')
}

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Form, runSealpost, type Stage } from '@sealpost/example-stage'
import type { ReportDetail } from '@sealpost/protocol'
import { isRefusal } from '@sealpost/sdk'
import { Desk, generateVendorKey } from '@sealpost/sdk/open'
import { Clauses } from './clauses.ts'
import { assertAnswers, dueIn, Scene } from './scene.ts'

const STORY = {
  target: 'registry.patchmon.example/agent:2.4.1',
  environment: 'Self-hosted with docker-compose, version 2.4.1',
  summary: 'The agent trusts any certificate',
  proofOfConcept: 'mitmproxy --mode reverse:https://hub',
  expectedBehaviour: 'The connection is refused.',
  actualBehaviour: 'The agent reports to the wrong hub.',
  impact: 'Whoever sits in the network reads and changes inventories.',
  remediation: 'Pin the hub’s certificate.',
  handle: 'zoek',
}

/** Two channels with recipients of their own, and a clock for every promise. */
export async function patchmon(stage: Stage): Promise<void> {
  const clauses = new Clauses('patchmon')
  const scene = await Scene.open(stage, 'patchmon')
  const incidents = await giveIncidentsTheirOwnKey(scene)

  const form = await scene.researcher.openForm()
  await chooseVulnerability(form, clauses)
  await readRules(form, clauses)
  await describe(form, clauses)
  const sent = await form.send()
  clauses.proven('PM-20')

  const report = await scene.receive(sent)
  assertAnswers(report, {
    ...STORY,
    steps: ['Start the proxy.'],
    dataAccessed: 'own',
    credit: 'handle',
  })
  clauses.proven('PM-16', 'PM-17')
  await assert.rejects(incidents.open(report.record.reportId), 'the incident key does not open it')
  await followUp(scene, report.record, clauses)

  await reportIncident(scene, incidents, clauses)

  const policy = await scene.researcher.read('/policy', 'incidents@patchmon.net')
  assert.ok(policy.includes('security@patchmon.net'))
  clauses.proven('PM-3', 'PM-6')
  clauses.finish()
}

/** Sealed by default, one key for each channel: what the vendor sets up once. */
async function giveIncidentsTheirOwnKey(scene: Scene): Promise<Desk> {
  const key = await generateVendorKey(
    {
      name: 'PatchMon incidents',
      email: 'incidents@patchmon.net',
    },
    new Date(),
  )
  const file = join(scene.folder, 'sealpost.json')
  const settings: { fingerprint: string } = readSettings(file)
  const { fingerprint } = key.certificate
  writeFileSync(join(scene.folder, 'incidents.asc'), key.certificate.armored)
  const recipients = { vulnerability: [settings.fingerprint], incident: [fingerprint] }
  writeFileSync(
    file,
    JSON.stringify({ ...settings, certificateFiles: ['incidents.asc'], recipients }),
  )
  await runSealpost(['profile', 'push'], { folder: scene.folder })
  return new Desk({
    client: scene.client,
    key,
    vendor: 'patchmon',
    fingerprint: settings.fingerprint,
  })
}

/** `sealpost init` wrote them a moment ago. */
function readSettings(file: string): { fingerprint: string } {
  return JSON.parse(readFileSync(file, 'utf8')) as { fingerprint: string }
}

async function chooseVulnerability(form: Form, clauses: Clauses): Promise<void> {
  await form.says('Vulnerability', 'Live incident')
  await form.isStoppedBy('Choose one of the answers')
  clauses.proven('PM-1')
  await form.says(
    'A flaw or misconfiguration that you believe could be exploited, even if you never tried.',
  )
  clauses.proven('PM-2')
  await form.says('Something confirmed that is happening to your production data now')
  await form.keyboard.tick('Vulnerability')
  await form.continueTo('Before you report')
}

async function readRules(form: Form, clauses: Clauses): Promise<void> {
  await form.says('regards good-faith research as authorised and takes no legal action over it')
  clauses.proven('PM-28')
  await form.says('This holds for research that keeps to the disclosure policy.')
  await form.says('Read the full disclosure policy before you test', 'Read the policy of PatchMon')
  await form.isStoppedBy('Accept the rules to go on')
  clauses.proven('PM-29')
  await form.acceptRules()
  await form.continueTo('What is affected?')
}

async function describe(form: Form, clauses: Clauses): Promise<void> {
  await form.says('URL, API endpoint, binary version, container tag or commit hash')
  await form.fill({ Target: STORY.target })
  await form.says('container image')
  clauses.proven('PM-9')
  await form.fill({ 'Test environment': STORY.environment })
  clauses.proven('PM-10')
  await form.continueTo('What did you find?')

  await form.isStoppedBy('Enter: Summary')
  clauses.proven('PM-8')
  await form.fill({ Summary: STORY.summary })
  await form.says('Would help', 'Steps to reproduce')
  clauses.proven('PM-7')
  await form.says('No more than is needed to show the impact.')
  await form.fill({
    'Step 1': 'Start the proxy.',
    'Proof of concept': STORY.proofOfConcept,
    'What should happen': STORY.expectedBehaviour,
    'What happens instead': STORY.actualBehaviour,
  })
  clauses.proven('PM-11', 'PM-12', 'PM-13')
  await form.continueTo('How bad is it?')

  await form.says('What could an attacker do with it?')
  await form.fill({ Impact: STORY.impact })
  await form.keyboard.choose('No', 'Only my own')
  await form.fill({ 'Suggested fix': STORY.remediation })
  clauses.proven('PM-14', 'PM-15')
  await form.continueTo('About you')

  await form.fill({ Handle: STORY.handle })
  await form.says('Would you like to be credited?')
  await form.keyboard.choose('By my name', 'By my handle')
  clauses.proven('PM-18')
  await form.continueTo('Review')
  await form.says('Sealed in your browser. Only PatchMon can read it.')
  clauses.proven('PM-19')
}

/** From the acknowledgement to the hall of fame, by the clocks of the policy. */
async function followUp(scene: Scene, record: ReportDetail, clauses: Clauses): Promise<void> {
  const london = (promise: string, of = record) => dueIn('Europe/London', of, promise)
  const { reportId } = record
  assert.ok(london('acknowledge').endsWith('00:00'), 'a promise ends with a day in London')
  assert.ok(london('acknowledge') < london('triage'))
  await scene.desk.acknowledge(reportId)
  assert.equal(await stateOf(scene, reportId, 'acknowledge'), 'met')
  clauses.proven('PM-21')

  await assert.rejects(scene.desk.update(reportId, { status: 'triaged' }), (error) =>
    isRefusal(error, 'missing_severity'),
  )
  await scene.desk.triage(reportId, 'high')
  assert.equal(await stateOf(scene, reportId, 'triage'), 'met')
  clauses.proven('PM-22')

  const triaged = await scene.client.reports.get(reportId)
  assert.equal(daysUntil(triaged, 'update'), 15, '14 whole days after today')
  clauses.proven('PM-23')
  assert.equal(daysUntil(triaged, 'remediate'), 91)
  assert.equal(london('disclose', triaged), london('remediate', triaged))
  await assert.rejects(scene.desk.disclose(reportId), (error) =>
    isRefusal(error, 'early_disclosure'),
  )
  await scene.desk.markFixed(reportId)
  assert.equal(await stateOf(scene, reportId, 'remediate'), 'met')
  clauses.proven('PM-24')
  await scene.desk.disclose(reportId)
  clauses.proven('PM-25')

  const credit = await scene.desk.credits.publish(reportId, { isNew: true })
  assert.equal(credit.name, STORY.handle)
  await scene.researcher.read('/credits', STORY.handle)
  clauses.proven('PM-26')
}

async function stateOf(scene: Scene, reportId: string, promise: string) {
  const { promises } = await scene.client.reports.get(reportId)
  return promises.find((clock) => clock.promise === promise)?.state
}

/** Midnights in London between the start of a clock and its deadline. */
function daysUntil(record: ReportDetail, promise: string): number {
  const clock = record.promises.find((each) => each.promise === promise)
  assert.ok(clock?.dueAt)
  const day = (time: string) =>
    Date.parse(new Date(time).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' }))
  return (day(clock.dueAt) - day(clock.startedAt)) / 86_400_000
}

async function reportIncident(scene: Scene, incidents: Desk, clauses: Clauses): Promise<void> {
  const form = await scene.researcher.openForm()
  await form.keyboard.choose('Vulnerability', 'Live incident')
  await form.says('sub-processors telling of an upstream event')
  await form.continueTo('Before you report')
  await form.acceptRules()
  await form.continueTo('What is affected?')
  await form.continueTo('What did you find?')
  await form.fill({ Summary: 'Inventories of our tenants are on a public bucket' })
  await form.continueTo('How bad is it?')
  await form.continueTo('About you')
  await form.isStoppedBy('Choose one of the answers')
  await form.keyboard.choose('Researcher', 'Sub-processor')
  await form.continueTo('Review')
  const { reference } = await form.send()

  const { items } = await scene.client.reports.list({ channel: 'incident' })
  const [incident] = items
  assert.ok(incident)
  assert.equal(incident.reference, reference)
  assert.equal(incident.urgent, true)
  clauses.proven('PM-4')
  await assert.rejects(
    scene.desk.open(incident.reportId),
    'the other channel’s key does not open it',
  )
  const opened = await incidents.open(incident.reportId)
  assert.equal(opened.report.answers.role, 'subprocessor')
  clauses.proven('PM-5')
  assert.equal(daysUntil(opened.record, 'emergency'), 8, '7 whole days after today')
  clauses.proven('PM-27')
}

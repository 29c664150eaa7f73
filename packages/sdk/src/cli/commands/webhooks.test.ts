import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CreatedWebhook, Webhook } from '@sealpost/protocol'
import { givenDesk } from '../../testing/given-desk.ts'
import { givenInit } from '../../testing/given-init.ts'
import { makeEndpoint } from '../../testing/make-endpoint.ts'
import { makeCli } from '../../testing/make-io.ts'
import { makeFolder } from '../../testing/run-cli.ts'
import { verifyWebhook } from '../../webhooks/verify.ts'

/** A vendor at a command line, and a webhook made there. */
async function givenWebhook(status = 204) {
  const desk = await givenDesk()
  const endpoint = await makeEndpoint({ status })
  const made = await desk.cli('webhooks', 'create', endpoint.url, '--json')
  const webhook = CreatedWebhook.parse(JSON.parse(made.stdout))
  return { ...desk, endpoint, webhook }
}

test('a webhook made at the command line is pinged, and its secret verifies the request', async () => {
  const { cli, endpoint, webhook } = await givenWebhook()

  const { code, stdout } = await cli('webhooks', 'ping', webhook.id)
  const { body, headers } = await endpoint.next()

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'The endpoint took it: answered 204.' })
  expect(await verifyWebhook({ body, headers, keys: webhook.secret })).toMatchObject({
    type: 'ping',
  })
})

test('the API key that `init` keeps may manage webhooks', async () => {
  const { folder } = await givenInit()

  expect(await makeCli(folder)('webhooks', 'list', '--json')).toMatchObject({
    code: 0,
    stdout: '[]',
  })
})

test('an endpoint that refuses a ping is exit code 1 with its status', async () => {
  const { cli, webhook } = await givenWebhook(503)

  const { code, stderr } = await cli('webhooks', 'ping', webhook.id)

  expect(code).toBe(1)
  expect(stderr).toContain('answered 503')
})

test('a secret kept in a file is readable by its owner only, and printed nowhere', async () => {
  const { cli, folder, webhook } = await givenWebhook()
  const file = join(folder, 'webhook.secret')

  const { stdout, stderr } = await cli('webhooks', 'rotate', webhook.id, '--secret-file', file)

  const secret = (await readFile(file, 'utf8')).trim()
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(stdout + stderr).not.toContain(secret)
})

test('a webhook that the service refuses leaves no file behind', async () => {
  const { cli, folder } = await givenDesk()
  const file = join(folder, 'webhook.secret')

  const refused = await cli('webhooks', 'create', 'https://10.0.0.1/', '--secret-file', file)

  expect(refused.code).toBe(3)
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a webhook is listed, changed, switched off and deleted', async () => {
  const { cli, webhook } = await givenWebhook()

  const changed = await cli('webhooks', 'update', webhook.id, '--label', 'Chat', '--enabled', 'no')
  const told = await cli('webhooks', 'update', webhook.id, '--type', 'promise.missed', '--json')
  const listed = await cli('webhooks', 'list')
  const deleted = await cli('webhooks', 'delete', webhook.id)
  const none = await cli('webhooks', 'list')

  expect(changed.stdout).toBe(`${webhook.id}  off  ${webhook.url}  Chat  every event`)
  expect(Webhook.parse(JSON.parse(told.stdout)).types).toEqual(['promise.missed'])
  expect(listed.stdout).toBe(`${webhook.id}  off  ${webhook.url}  Chat  promise.missed`)
  expect(deleted.code).toBe(0)
  expect(none).toMatchObject({ code: 0, stdout: '', stderr: 'There are no webhooks.' })
})

test('what was sent is listed with its answer, and an event is sent once more', async () => {
  const { cli, endpoint, webhook, desk, reportId } = await givenWebhook()
  await desk.acknowledge(reportId)
  const event: unknown = JSON.parse((await endpoint.next()).body)
  const { id } = event instanceof Object && 'id' in event ? event : { id: 0 }

  const replayed = await cli('webhooks', 'replay', webhook.id, String(id))
  const again: unknown = JSON.parse((await endpoint.next()).body)
  const listed = await cli('webhooks', 'deliveries', webhook.id)

  expect(replayed.code).toBe(0)
  expect(again).toEqual(event)
  expect(listed.stdout).toContain(`report.changed  ${reportId}`)
})

test.each([
  [['webhooks', 'ping', 'no-id']],
  [['webhooks', 'update', '3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d']],
  [['webhooks', 'create', 'https://acme.example/', '--type', 'report.read']],
  [['webhooks', 'replay', '3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d', 'first']],
])('%j is exit code 2', async (line) => {
  expect((await makeCli(await makeFolder())(...line)).code).toBe(2)
})

import { createServer, type IncomingMessage } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import { decodeBase64 } from '@sealpost/protocol'
import { MailAddress } from './mail-address.ts'
import { createSesMailer } from './ses-mailer.ts'

const ENVELOPE = {
  from: MailAddress.parse('sealpost@mail.example'),
  to: MailAddress.parse('security@acme.example'),
}
const MESSAGE = Uint8Array.from(Buffer.from('Subject: x\r\n\r\nend\r\n'))

const Request = z.object({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()) }),
  Content: z.object({ Raw: z.object({ Data: z.string() }) }),
})

test('a mail is handed over byte for byte, signed, to one recipient alone', async () => {
  const { mailer, asked } = await startSes(200, { MessageId: '0102018f-abc-000000' })

  const answer = await mailer.send(ENVELOPE, MESSAGE)

  const messageId = '0102018f-abc-000000@eu-central-1.amazonses.com'
  expect(answer).toEqual({ outcome: 'delivered', status: 200, fault: null, messageId })
  const [{ url, authorization, body } = { url: '', authorization: '', body: '' }] = asked
  const request = Request.parse(JSON.parse(body))
  expect(url).toBe('/v2/email/outbound-emails')
  expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d+\/eu-central-1\/ses\//)
  expect(request.Destination.ToAddresses).toEqual([ENVELOPE.to])
  expect(decodeBase64(request.Content.Raw.Data)).toEqual(MESSAGE)
})

test.for([
  [400, 'MessageRejected', 'refused'],
  [400, 'BadRequestException', 'refused'],
  [400, 'MailFromDomainNotVerifiedException', 'retry'],
  [400, 'AccountSuspendedException', 'retry'],
  [403, 'SignatureDoesNotMatch', 'retry'],
  [429, 'TooManyRequestsException', 'retry'],
  [500, 'InternalFailure', 'retry'],
  [301, '', 'retry'],
] as const)('%i %s means %s', async ([status, type, outcome]) => {
  const { mailer, asked } = await startSes(status, { message: 'no' }, type)

  expect(await mailer.send(ENVELOPE, MESSAGE)).toEqual({ outcome, status, fault: null })
  expect(asked).toHaveLength(1)
})

test('an endpoint that is not there is tried again later', async () => {
  const mailer = createSesMailer({ ...ACCOUNT, endpoint: 'http://127.0.0.1:1' })

  const answer = await mailer.send(ENVELOPE, MESSAGE)

  expect(answer).toEqual({ outcome: 'retry', status: null, fault: 'unreachable' })
})

const ACCOUNT = { region: 'eu-central-1', accessKeyId: 'AKID', secretAccessKey: 'secret' }

async function startSes(status: number, said: object, type = '') {
  const asked: { url: string; authorization: string; body: string }[] = []
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { url = '', headers } = request
      asked.push({ url, authorization: headers.authorization ?? '', body })
      response.writeHead(status, { 'x-amzn-errortype': type, Location: '/elsewhere' })
      response.end(JSON.stringify(said))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const mailer = createSesMailer({ ...ACCOUNT, endpoint: `http://127.0.0.1:${port}` })
  return { mailer, asked }
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8')
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

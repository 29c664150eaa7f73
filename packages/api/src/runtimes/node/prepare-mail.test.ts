import { expect, test } from 'vitest'
import { prepareMail } from './prepare-mail.ts'
import { readSmtpServer } from './smtp-settings.ts'

const SEED = new Uint8Array(32)
const FROM = { SEALPOST_MAIL_FROM: 'sealpost@mail.example' }
const SMTP = { SEALPOST_SMTP_URL: 'smtp://ada:p%40ss@relay.example' }
const SES = {
  SEALPOST_SES_REGION: 'eu-central-1',
  SEALPOST_SES_ACCESS_KEY_ID: 'AKID',
  SEALPOST_SES_SECRET_ACCESS_KEY: 'secret',
}

test('without settings no mail is sent, and with them it comes from the operator\u2019s address', async () => {
  expect(await prepareMail({}, SEED)).toBeNull()
  expect(await prepareMail({ ...FROM, ...SMTP }, SEED)).toMatchObject({
    from: FROM.SEALPOST_MAIL_FROM,
  })
  expect(await prepareMail({ ...FROM, ...SES }, SEED)).toMatchObject({
    from: FROM.SEALPOST_MAIL_FROM,
  })
})

test.for([
  [SMTP, /^SEALPOST_MAIL_FROM must be/],
  [FROM, /^SEALPOST_MAIL_FROM alone/],
  [{ ...SMTP, SEALPOST_MAIL_FROM: 'Sealpost <sealpost@mail.example>' }, /^SEALPOST_MAIL_FROM must/],
  [{ ...FROM, ...SMTP, ...SES }, /exclude each other/],
  [
    { ...FROM, ...SES, SEALPOST_SES_ACCESS_KEY_ID: '' },
    /^SEALPOST_SES_ACCESS_KEY_ID must be set too/,
  ],
  [{ ...FROM, SEALPOST_SMTP_URL: 'relay.example' }, /^SEALPOST_SMTP_URL must be such as/],
  [{ ...FROM, SEALPOST_SMTP_URL: 'http://relay.example' }, /^SEALPOST_SMTP_URL must be such as/],
  [
    { ...FROM, SEALPOST_SMTP_URL: 'smtp://a:secret@relay.example/x' },
    /^SEALPOST_SMTP_URL must be such/,
  ],
  [{ ...FROM, ...SMTP, SEALPOST_SMTP_TLS: 'maybe' }, /^SEALPOST_SMTP_TLS must be on or off/],
] as const)(
  'settings that do not fit are named, without their secrets: %#',
  async ([environment, said]) => {
    const preparing = prepareMail(environment, SEED)

    await expect(preparing).rejects.toThrow(said)
    await expect(preparing).rejects.not.toThrow(/secret@|p%40ss/)
  },
)

test.for([
  ['smtp://ada:p%40ss@relay.example', {}, { port: 587, tls: 'starttls' }],
  ['smtps://relay.example', {}, { port: 465, tls: 'at_once' }],
  ['smtp://localhost:2525', {}, { port: 2525, tls: 'off' }],
  ['smtp://[::1]:25', {}, { host: '::1', port: 25, tls: 'off' }],
  ['smtp://localhost:25', { SEALPOST_SMTP_TLS: 'on' }, { tls: 'starttls' }],
  ['smtp://relay.example', { SEALPOST_SMTP_TLS: 'off' }, { tls: 'off' }],
  ['smtps://relay.example', { SEALPOST_SMTP_TLS: 'off' }, { tls: 'at_once' }],
] as const)('%s is spoken to as it says', ([url, more, server]) => {
  expect(readSmtpServer({ SEALPOST_SMTP_URL: url, ...more })).toMatchObject(server)
})

test('a login is taken from the URL as it was meant', () => {
  expect(readSmtpServer(SMTP)?.login).toEqual({ user: 'ada', pass: 'p@ss' })
  expect(readSmtpServer({ SEALPOST_SMTP_URL: 'smtps://relay.example' })?.login).toBeNull()
})

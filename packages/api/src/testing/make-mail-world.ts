import type { Policy, PolicyChannel, Submission } from '@sealpost/protocol'
import { createSmtpMailer } from '../runtimes/node/smtp-mailer.ts'
import { makeMailRoom } from './make-mail-room.ts'
import { makeProfile } from './make-profile.ts'
import { makeTestApp } from './make-test-app.ts'
import { type ReadMail, readMail } from './read-mail.ts'
import { startMailServer } from './start-mail-server.ts'

export const MAILBOX = 'security@acme.example'
export const REPORTER = 'ada@reporter.example'

/** Where reporters of these tests are told. */
export const NOTIFY = { address: REPORTER, language: 'en' }

type Change = { mailbox?: string; policy?: Partial<Policy>; channel?: Partial<PolicyChannel> }

/** A service that hands mails to a real SMTP server on this machine, and a vendor with a mailbox. */
export async function makeMailWorld({ mailbox = MAILBOX, policy, channel }: Change = {}) {
  const server = await startMailServer()
  const mailer = createSmtpMailer(server.address, { timeoutMs: 2000, silenceMs: 500 })
  const app = await makeTestApp({ mail: await makeMailRoom(mailer) })
  const usual = makeProfile({ vendor: 'acme', mailbox }).policy
  const channels = usual.channels.map((each) => ({ ...each, ...channel }))
  const vendor = await app.givenVendor('acme', {
    policy: { ...usual, channels, reporterMail: 'offer', ...policy },
  })

  /** Lets time pass until everything that waits was tried as often as it may be. */
  async function deliverFor(hours: number): Promise<void> {
    for (let passed = 0; passed <= hours; passed++) {
      await app.deliver()
      app.clock.now += 3_600_000
    }
  }

  /** What the server took for somebody, each read by two parsers. */
  function read(to: string): Promise<ReadMail[]> {
    const taken = server.taken.filter((mail) => mail.to.includes(to))
    return Promise.all(taken.map(({ raw }) => readMail(Uint8Array.from(raw))))
  }

  const givenNoted = (change: Partial<Submission> = {}) =>
    app.givenReport(vendor, { notify: NOTIFY, ...change })
  return { app, server, vendor, deliverFor, read, givenNoted }
}

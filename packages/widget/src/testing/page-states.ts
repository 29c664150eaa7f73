import type { Credit, Policy } from '@sealpost/protocol'
import { type Trouble, TroubleError } from '../trouble.ts'
import { makePromisingPolicy } from './make-clocks.ts'
import { makePolicy } from './make-policy.ts'
import { mountCredits, mountPolicy } from './mount-page.ts'
import type { Mounted } from './mounted.ts'

const never = () => new Promise<never>(() => {})
const failing = (trouble: Trouble) => () => Promise.reject(new TroubleError(trouble))

/** States of the policy and of the hall of fame. */
export const PAGE_STATES: Readonly<Record<string, () => Promise<Mounted>>> = {
  'a policy that waits': async () => {
    const page = await mountPolicy()
    page.element.connect = never
    page.element.serial = '9'
    await page.settled()
    return page
  },
  'a refused policy': () => mountPolicy({ connect: failing('profile_unsigned') }),
  'a policy with every chapter': () => mountPolicy({ policy: makeWholePolicy() }),
  'a policy with little to say': () => mountPolicy({ policy: makeBarePolicy() }),
  'a policy with a long scope': () => mountPolicy({ policy: makeLongPolicy() }),
  'a policy in which something is looked for': () => lookedFor('host-7'),
  'a policy in which nothing is found': () => lookedFor('nowhere'),
  'a policy with how to verify it': () => pressed(mountPolicy(), 'Verify'),
  'a hall of fame that waits for names': () => mountCredits({ session: { listCredits: never } }),
  'a hall of fame with nobody in it': () => mountCredits(),
  'a hall of fame with many names': () =>
    mountCredits({
      session: { listCredits: () => Promise.resolve({ items: makeCredits(8), nextCursor: 'x' }) },
    }),
  'a hall of fame that did not come': () =>
    mountCredits({ session: { listCredits: failing('unreachable') } }),
  'a hall of fame whose next names did not come': () => {
    const answers = [() => Promise.resolve({ items: makeCredits(8), nextCursor: 'x' })]
    const listCredits = () => (answers.shift() ?? failing('offline'))()
    return pressed(mountCredits({ session: { listCredits } }), 'Show more')
  },
  'a vendor that credits nobody': () => mountCredits({ policy: makePolicy() }),
}

/** Names of several scripts, some with a link, some as long as they may be. */
export function makeCredits(count: number): Credit[] {
  const names = ['Wile E. Coyote', 'سميرة موسى', 'x'.repeat(120), 'עדה לאבלייס']
  return Array.from({ length: count }, (_, at) => ({
    name: names[at % names.length] ?? '',
    publishedAt: `2026-${String(12 - (at % 12)).padStart(2, '0')}-03T08:00:00.000Z`,
    ...(at % 2 ? {} : { url: `https://people.example/${at}` }),
  }))
}

/** A policy that says something about everything. */
export function makeWholePolicy(): Policy {
  const [vulnerability, incident] = makePolicy().channels
  return makePromisingPolicy({
    channels: [
      { ...vulnerability, description: 'A flaw.', mailbox: 'security@acme.example' },
      {
        ...incident,
        audience: 'Customers and sub-processors.',
        promises: { acknowledge: { within: { businessDays: 1 } } },
      },
    ],
    safeHarbour: { text: 'No claims against you.', condition: 'If you keep to the rules.' },
    notices: [{ kind: 'reward', text: 'No reward is paid.' }],
    retentionDays: 365,
    scope: {
      mode: 'listed',
      outside: 'block',
      targets: [
        { kind: 'domain', value: '*.acme.example', label: 'All sites' },
        { kind: 'package', value: 'pkg:npm/%40acme/agent', versions: '5.2 and later' },
        { kind: 'url', value: `https://cloud.example/${'long-'.repeat(40)}` },
      ],
      exclusions: [
        { target: { kind: 'domain', value: 'blog.acme.example' }, text: 'The blog' },
        { text: 'Missing headers', reason: 'They are no risk by themselves.' },
      ],
    },
  })
}

/** A policy with hundreds of targets. */
export function makeLongPolicy(): Policy {
  return makePromisingPolicy({
    scope: {
      mode: 'listed',
      outside: 'warn',
      targets: Array.from({ length: 500 }, (_, at) => ({
        kind: at % 2 ? 'product' : 'domain',
        value: at % 2 ? `Product ${at}` : `host-${at}.acme.example`,
      })),
      exclusions: [{ text: 'Missing headers' }],
    },
  })
}

function makeBarePolicy(): Policy {
  return makePolicy({
    rules: { accept: 'together', items: [] },
    safeHarbour: undefined,
    scope: { mode: 'open', outside: 'warn', targets: [], exclusions: [] },
  })
}

async function lookedFor(text: string): Promise<Mounted> {
  const page = await mountPolicy({ policy: makeLongPolicy() })
  await page.typeInto('#filter', text)
  return page
}

async function pressed(reached: Promise<Mounted>, name: string): Promise<Mounted> {
  const mounted = await reached
  await mounted.press(name)
  return mounted
}

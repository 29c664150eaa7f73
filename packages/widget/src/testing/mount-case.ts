import type { Policy } from '@sealpost/protocol'
import type { SealpostCase } from '../case-view/case-view.ts'
import { defineElements } from '../define-elements.ts'
import type { Session } from '../session/session.ts'
import { makePlace } from './make-place.ts'
import { makePolicy, withEvidence } from './make-policy.ts'
import { FINGERPRINT, makeSession } from './make-session.ts'
import type { TestVendor } from './make-vendor.ts'
import { Mounted, mount } from './mounted.ts'

/** A case on the page, and how its reporter opens it. */
export class MountedCase extends Mounted<SealpostCase> {
  /** Types a receipt and opens the case. */
  async enter(receiptText: string): Promise<void> {
    await this.typeInto('#receipt', receiptText)
    this.find('[type=submit]').click()
    await this.settled()
  }
}

/** How a test wants its case. */
export type CaseOptions = {
  /** What the session does, where a test is about it. */
  session?: Partial<Session>
  openCase?: Session['openCase']
  withdrawCredit?: Session['withdrawCredit']
  policy?: Policy
  /** The receipt that the page hands over. */
  receipt?: string
  language?: string
  /** Of the box that the case stands in, in pixels. */
  width?: number
}

/** Puts a case with a real session on the page, and waits until its receipt has opened it, or has not. */
export async function mountRealCase(vendor: TestVendor, receipt: string): Promise<MountedCase> {
  defineElements()
  const element = document.createElement('sealpost-case')
  Object.assign(element, makePlace(vendor), { language: 'en', receipt })
  const view = await mount(new MountedCase(element), 1000)
  while (!view.root.querySelector('#case-heading, #receipt-message p, .refused')) {
    await view.settled()
  }
  return view
}

/** Puts a case on the page and waits until it stands. */
export async function mountCase(options: CaseOptions = {}): Promise<MountedCase> {
  defineElements()
  const element = document.createElement('sealpost-case')
  const { openCase, withdrawCredit, session: changes } = options
  const { policy = withEvidence(makePolicy()) } = options
  const { receipt = '', language = 'en', width = 1000 } = options
  const session = makeSession(policy, {
    ...(openCase && { openCase }),
    ...(withdrawCredit && { withdrawCredit }),
    ...changes,
  })
  element.connect = () => Promise.resolve(session)
  element.service = 'https://service.example'
  element.vendor = 'acme'
  element.fingerprint = FINGERPRINT
  element.receipt = receipt
  element.language = language
  return mount(new MountedCase(element), width)
}

import type { SealpostCase } from '../case-view/case-view.ts'
import { defineElements } from '../define-elements.ts'
import type { Session } from '../session/session.ts'
import { makePolicy } from './make-policy.ts'
import { FINGERPRINT, makeSession } from './make-session.ts'
import { Mounted, mount } from './mounted.ts'

/** A case on the page, and how its reporter opens it. */
export class MountedCase extends Mounted<SealpostCase> {
  /** Types a receipt and opens the case. */
  async enter(receiptText: string): Promise<void> {
    await this.typeInto('#receipt', receiptText)
    await this.press('Open the case')
  }
}

/** Puts a case on the page and waits until it asks for the receipt. */
export async function mountCase(session: Partial<Session> = {}): Promise<MountedCase> {
  defineElements()
  const element = document.createElement('sealpost-case')
  element.connect = () => Promise.resolve(makeSession(makePolicy(), session))
  element.service = 'https://service.example'
  element.vendor = 'acme'
  element.fingerprint = FINGERPRINT
  element.language = 'en'
  return mount(new MountedCase(element), 1000)
}

import type { Policy } from '@sealpost/protocol'
import type { SealpostCredits } from '../credits/credits-view.ts'
import { defineElements } from '../define-elements.ts'
import type { SealpostPolicy } from '../policy-view/policy-view.ts'
import type { Session } from '../session/session.ts'
import { makePromisingPolicy } from './make-clocks.ts'
import { FINGERPRINT, makeSession } from './make-session.ts'
import { Mounted, mount } from './mounted.ts'

/** How a test wants its page. */
export type PageOptions = {
  policy?: Policy
  session?: Partial<Session>
  language?: string
  /** Of the box that the element stands in, in pixels. */
  width?: number
  /** Makes the session instead of one that is pretended. */
  connect?: SealpostPolicy['connect']
}

/** Puts a policy on the page and waits until it stands. */
export function mountPolicy(options: PageOptions = {}): Promise<Mounted<SealpostPolicy>> {
  defineElements()
  return mountPage(document.createElement('sealpost-policy'), options)
}

/** Puts a hall of fame on the page and waits until it stands, its names perhaps not yet. */
export function mountCredits(options: PageOptions = {}): Promise<Mounted<SealpostCredits>> {
  defineElements()
  return mountPage(document.createElement('sealpost-credits'), options)
}

function mountPage<Element extends SealpostPolicy | SealpostCredits>(
  element: Element,
  { policy = makePromisingPolicy(), session, language = 'en', width = 1000, connect }: PageOptions,
): Promise<Mounted<Element>> {
  const made = makeSession(policy, session)
  element.connect = connect ?? (() => Promise.resolve(made))
  element.service = 'https://service.example'
  element.vendor = 'acme'
  element.fingerprint = FINGERPRINT
  element.language = language
  return mount(new Mounted(element), width)
}

import type { Policy } from '@sealpost/protocol'
import { defineElements } from '../define-elements.ts'
import type { SealpostReport } from '../report-form/report-form.ts'
import type { Session } from '../session/session.ts'
import { makePolicy } from './make-policy.ts'
import { FINGERPRINT, makeSession } from './make-session.ts'
import { Mounted, mount } from './mounted.ts'

/** How a test wants its form. */
export type FormOptions = {
  policy?: Policy
  session?: Partial<Session>
  language?: string
  channel?: string
  /** Of the box that the form stands in, in pixels. */
  width?: number
  /** Makes the session instead of one that is pretended. */
  connect?: SealpostReport['connect']
}

/** Puts a form on the page and waits until it stands. */
export async function mountForm(options: FormOptions = {}): Promise<Mounted<SealpostReport>> {
  defineElements()
  const form = document.createElement('sealpost-report')
  const session = makeSession(options.policy ?? makePolicy(), options.session)
  form.connect = options.connect ?? (() => Promise.resolve(session))
  form.service = 'https://service.example'
  form.vendor = 'acme'
  form.fingerprint = FINGERPRINT
  form.channel = options.channel ?? ''
  form.language = options.language ?? 'en'
  return mount(new Mounted(form), options.width ?? 1000)
}

import type { ThreadEntry } from '@sealpost/protocol'
import { sealing } from '../src/sealing/index.ts'
import { makeSentCase } from '../src/testing/make-sent-case.ts'
import type { SiteOptions } from './site.ts'

export const SENT = await makeSentCase()
export const RECEIPT = sealing.formatReceipt(SENT.receipt)
/** The vendor's first entry. */
export const ACKNOWLEDGED: ThreadEntry = await SENT.event({ status: 'acknowledged' })

/** A site on which any receipt opens a case. */
export function siteOf(openedCase: unknown): SiteOptions {
  return {
    vendor: { fingerprint: SENT.vendor.fingerprint, profile: SENT.signedThen },
    openedCase,
    body: (attributes) => `<sealpost-case ${attributes}></sealpost-case>`,
  }
}

/** The same with a thread, in the status that its first entry gave it. */
export function siteWith(...thread: ThreadEntry[]): SiteOptions {
  return siteOf(SENT.answer({ thread, status: 'acknowledged' }))
}

/** Gives the receipt, and reads and answers, for expressions. */
export const IN_CASE = `
  const element = document.querySelector('sealpost-case')
  element.receipt = ${JSON.stringify(RECEIPT)}
  const root = await until(() => element.shadowRoot?.querySelector('#case-heading, #receipt')?.getRootNode())
  const find = (selector) => until(() => root.querySelector(selector))
  const opened = () => find('#case-heading')
  const said = (selector) => wordsOf(root.querySelector(selector))
  const entries = () => [...root.querySelectorAll('.day > ol > li:not(.divider)')]
  const answer = async (text, isDone) => {
    const message = await find('#message')
    write(message, text)
    root.querySelector('.composer').requestSubmit()
    await until(() => isDone(message))
    return message
  }`

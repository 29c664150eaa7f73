import { type NewUpload, PATHS } from '@sealpost/protocol'
import { type AskOptions, ask } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

/** Opens a place for the files of a report that will be sent. May be repeated. */
export function openUpload(
  mailbox: Mailbox,
  upload: NewUpload,
  options: AskOptions,
): Promise<ServiceAnswer> {
  return ask({ url: urlOf(mailbox, PATHS.openUpload), body: JSON.stringify(upload) }, options)
}

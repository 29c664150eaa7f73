import { LIMITS } from '@sealpost/protocol'
import type { CaseHost } from '../../case-view/case-host.ts'
import { fileText } from '../../i18n/file-text.ts'
import { FileTool } from '../../report-form/file-tool.ts'
import type { Contribution } from '../thread/opened-case.ts'

/** A message while it is written. Only arriving clears it. */
export class MessageDraft {
  text = ''
  /** Why it was not sent off. */
  fault: 'empty' | 'too_long' | null = null
  /** The files that come with it. */
  readonly files: FileTool
  readonly #host: CaseHost

  constructor(host: CaseHost) {
    this.#host = host
    this.files = new FileTool(host.toolLoaders.evidence, {
      changed: () => host.show(),
      chosen: () => this.#forgive(),
    })
  }

  write(text: string): void {
    this.text = text
    this.#forgive()
    this.#host.show()
  }

  /** What is to be sent; null, with the fault, if it cannot be. */
  take(): Contribution | null {
    const contribution = this.#contribution()
    const { text, files = [] } = contribution
    const isEmpty = text === '' && files.length === 0
    const isTooLong = text.length > LIMITS.maxMessageCharacters
    this.fault = isEmpty ? 'empty' : isTooLong ? 'too_long' : null
    return this.fault ? null : contribution
  }

  /** Clears what has arrived. What was changed since it was sent has not. */
  arrived(contribution: Contribution): void {
    if (JSON.stringify(contribution) === JSON.stringify(this.#contribution())) this.clear()
  }

  clear(): void {
    this.text = ''
    this.fault = null
    this.files.list?.clear()
  }

  #contribution(): Contribution {
    const { language } = this.#host.terms
    const text = this.text.replace(/\r\n?/g, '\n').trim()
    // What is found out about a file meanwhile makes no other message of it.
    const entries = this.files.list?.entries ?? []
    const files = entries.map(({ id, name, type, size, file }) => ({ id, name, type, size, file }))
    const names = files.map((file) => `${fileText(language, file)}\n`)
    return { text, files, readable: [`${text}\n`, ...names].join('\n') }
  }

  #forgive(): void {
    this.fault = null
  }
}

import type { AskedFieldId } from '@sealpost/protocol'
import type { CaseHost } from '../../case-view/case-host.ts'
import type { DetailForm } from '../../report-form/detail-form.ts'
import type { OpenedCase } from '../thread/opened-case.ts'
import type { CaseModel } from './case-model.ts'
import { DETAIL_ID } from './focus-ids.ts'

/** What the vendor asks for, in the form's own controls, which are loaded only when they are needed. */
export class Detail {
  form: DetailForm | null = null
  /** Nothing was changed, so there is nothing to send. */
  isUnchanged = false
  readonly #model: CaseModel
  readonly #host: CaseHost
  #asked = ''

  constructor(model: CaseModel, host: CaseHost) {
    this.#model = model
    this.#host = host
  }

  /** Keeps what was typed as long as the same is asked for. */
  follow({ standing, thread }: OpenedCase): void {
    const fields = standing.status === 'needs_detail' ? standing.missing : []
    const request = thread.findLast(({ change }) => change?.status)?.id ?? ''
    const asked = fields.length > 0 ? [request, ...fields].join() : ''
    if (asked === this.#asked) return
    this.forget()
    this.#asked = asked
    if (asked !== '') void this.#load(asked, fields)
  }

  forget(): void {
    this.form = null
    this.isUnchanged = false
    this.#asked = ''
  }

  readonly send = async (): Promise<void> => {
    const { form } = this
    if (!form) return
    this.isUnchanged = !form.isChanged
    if (this.isUnchanged) this.#host.show(DETAIL_ID)
    if (this.isUnchanged || !form.check()) return
    const { files } = form
    const { evidence: _, ...answers } = form.answers
    const before = this.#model.facts?.answers.evidence
    await this.#model.send('answer', {
      change: { status: 'acknowledged' },
      text: '',
      answers: files.length > 0 && before ? { ...answers, evidence: before } : answers,
      files,
      readable: this.#host.writeAnswers(answers),
    })
    this.#host.show(DETAIL_ID)
  }

  async #load(asked: string, fields: readonly AskedFieldId[]): Promise<void> {
    // Without the controls, what is asked for is named, and a message can answer it.
    const parts = await this.#host.loadForm().catch(() => null)
    const { opened, facts, session } = this.#model
    if (!parts || !opened || !facts || asked !== this.#asked) return
    const { policy } = session.profile.profile
    const { channel } = opened.standing
    const { language } = this.#host.terms
    const request = { policy, channel, fields, answers: facts.answers, language }
    const { toolLoaders } = this.#host
    this.form = parts.createDetail(request, {
      toolLoaders,
      show: (focusId) => this.#host.show(focusId),
      announce: (text) => this.#host.announce(text),
      readOwnKey: (armored) => session.readOwnKey(armored),
    })
    this.#host.show()
  }
}

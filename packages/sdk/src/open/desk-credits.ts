import { type Credit, type Credited, creditRefusal } from '@sealpost/protocol'
import type { Sealpost } from '../client.ts'
import type { CallOptions } from '../core/call-options.ts'
import { AnswerError } from './answer-error.ts'
import { CreditError } from './credit-error.ts'
import type { DeskReport } from './desk.ts'
import { isDoubtful } from './findings.ts'

export type CreditOptions = CallOptions & {
  /** Whether you did not know the vulnerability before; some policies thank for nothing else. */
  isNew: boolean
  /** A name that the reporter agreed to elsewhere, in the place of the one they said here. */
  agreedName?: string | undefined
  /** A page of the reporter's that the name links to. */
  url?: string | undefined
}

/** Thanks reporters in public, each only after reading that they agreed to it. */
export class DeskCredits {
  readonly #client: Sealpost
  readonly #open: OpenTarget

  constructor(client: Sealpost, open: OpenTarget) {
    this.#client = client
    this.#open = open
  }

  /**
   * Opens a report, reads its reporter's wish and publishes the name that they chose, if the policy
   * they reported under gives credit for it. Their latest signed wish counts.
   *
   * @throws {@link CreditError} with the reason why nobody may be thanked.
   * @throws {@link AnswerError} `doubtful_report` if the report did not pass its checks.
   * @throws {@link ApiError} `credit_withdrawn` if the reporter took the consent back.
   */
  async publish(
    target: string | DeskReport,
    { isNew, agreedName, url, signal }: CreditOptions,
  ): Promise<Credit> {
    const { report, thread, record, profile, findings } = await this.#open(target, { signal })
    if (!profile || isDoubtful(findings)) throw new AnswerError('doubtful_report')

    const name = agreedName ?? chosenName(thread.credited)
    const { credit: terms } = profile.profile.policy
    const refusal = creditRefusal(terms, {
      hasConsent: name !== null,
      severity: record.severity,
      isNew,
    })
    if (refusal || name === null) throw new CreditError(refusal ?? 'no_consent')
    return this.#client.credits.put(report.reportId, { name, ...(url && { url }) }, { signal })
  }
}

type OpenTarget = (target: string | DeskReport, options: CallOptions) => Promise<DeskReport>

/** The name under which the reporter wants to be thanked; null if they do not, or said none. */
function chosenName(credited: Credited | null): string | null {
  return credited && credited.as !== 'none' ? credited.name.trim() || null : null
}

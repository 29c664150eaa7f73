import {
  type Answer,
  type Answers,
  type AskedFieldId,
  answerTo,
  CustomFieldId,
  channelOf,
  FIELD_IDS,
  isBlank,
  type LocalText,
  type Policy,
  textIn,
} from '@sealpost/protocol'
import type { OpenedReport } from '../open/open-report.ts'
import { columns } from './help.ts'
import { indent } from './render.ts'

/** What the reporter wrote; a policy gives the vendor's own questions and choices their words. */
export function renderReport(
  { report, signature }: Pick<OpenedReport, 'report' | 'signature'>,
  policy?: Policy,
): string[] {
  const { answers } = report
  const worded = wordsOf(policy, report.channel)
  return [
    ...columns([
      ['sealed for', `${report.vendor}, ${report.channel}${report.urgent ? ', urgent' : ''}`],
      ['day', report.day],
      ['page', report.origin ?? 'none'],
      ['language', report.language],
      ['reporter key', report.reporter.fingerprint],
      ['signed', signature.signedAt?.toISOString() ?? signature.state],
    ]),
    ...[...FIELD_IDS, ...customIdsOf(answers)].flatMap((field) =>
      renderAnswer(worded(field), answerTo(answers, field)),
    ),
  ]
}

type Words = { title: string; choices: ReadonlyMap<string, string> }

function wordsOf(policy: Policy | undefined, channel: string): (field: AskedFieldId) => Words {
  const own = (policy && channelOf(policy, channel)?.customFields) ?? []
  const say = (text: LocalText) => textIn(text, policy?.language ?? '', '')
  return (field) => {
    const asked = own.find(({ id }) => id === field)
    return {
      title: asked ? `${say(asked.label)} (${field})` : field,
      choices: new Map(asked?.choices?.map(({ id, label }) => [id, say(label)])),
    }
  }
}

/** An answer below its question; nothing for an empty one. */
export function renderAnswer({ title, choices }: Words, answer: Answer): string[] {
  if (answer === undefined || isBlank(answer)) return []
  const lines =
    typeof answer === 'string'
      ? [choices.get(answer) ?? answer]
      : answer.map((item, at) => `${at + 1}. ${choices.get(item) ?? item}`)
  return ['', `${title}:`, ...lines.flatMap((line) => line.split('\n')).map(indent)]
}

/** The vendor's own questions that were answered. */
export function customIdsOf({ custom = {} }: Answers): CustomFieldId[] {
  return Object.keys(custom).filter(isCustomFieldId)
}

function isCustomFieldId(id: string): id is CustomFieldId {
  return CustomFieldId.safeParse(id).success
}

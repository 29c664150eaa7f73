import {
  type Answer,
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
  const custom = Object.keys(answers.custom ?? {}).filter(isCustomFieldId)
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
    ...[...FIELD_IDS, ...custom].flatMap((field) =>
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

function renderAnswer({ title, choices }: Words, answer: Answer): string[] {
  if (answer === undefined || isBlank(answer)) return []
  const lines =
    typeof answer === 'string'
      ? [choices.get(answer) ?? answer]
      : answer.map((item, at) => `${at + 1}. ${choices.get(item) ?? item}`)
  return ['', `${title}:`, ...lines.flatMap((line) => line.split('\n')).map(indent)]
}

function isCustomFieldId(id: string): id is CustomFieldId {
  return CustomFieldId.safeParse(id).success
}

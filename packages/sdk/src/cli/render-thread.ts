import { answerTo, type Credited, FIELD_IDS, type VisibleChange } from '@sealpost/protocol'
import type { OpenedThread } from '../open/fold-thread.ts'
import type { OpenedEntry, Said } from '../open/open-thread.ts'
import { columns } from './help.ts'
import { oneLine } from './printable.ts'
import { indent, renderFindings } from './render.ts'
import { customIdsOf, renderAnswer } from './render-report.ts'

/** A change in a few words, such as `status triaged, severity high`. */
function renderChange({ missing, exploited, ...change }: VisibleChange): string {
  return [
    ...Object.entries(change).map(([name, value]) => `${name} ${value}`),
    ...(exploited === undefined ? [] : [exploited ? 'exploited' : 'not exploited']),
    ...(missing ? [`missing ${missing.join(', ')}`] : []),
  ].join(', ')
}

/** What was said and done, with who vouches for it. */
export function renderThread(entries: readonly OpenedEntry[]): string[] {
  return entries.flatMap((entry) => {
    const { at, actor, change, vouched, said, unproven, findings } = entry
    const did = change ? renderChange(change) : 'message'
    return [
      `${at}  ${actor}: ${did} (${VOUCHED[vouched]})`,
      ...renderFindings(findings).map(indent),
      ...renderSaid(said ?? unproven).map(indent),
    ]
  })
}

const VOUCHED: Record<OpenedEntry['vouched'], string> = {
  signed: 'signed',
  stated: 'as stated by the service',
  refused: 'NOT PROVEN',
}

function renderSaid(said: Said | null): string[] {
  if (!said) return []
  const { text, answers, embargo, credited, files } = said
  const answered = [...FIELD_IDS, ...customIdsOf(answers)].flatMap((field) =>
    renderAnswer({ title: field, choices: new Map() }, answerTo(answers, field)),
  )
  return [
    ...text.split('\n').filter(Boolean),
    ...answered.filter(Boolean),
    ...(embargo
      ? [`publication: ${embargo.move}${'day' in embargo ? ` ${embargo.day}` : ''}`]
      : []),
    ...(credited ? [`credit: ${renderCredit(credited)}`] : []),
    ...files.map(({ name, size }) => `file: ${oneLine(name)}, ${size} bytes`),
  ]
}

/** What a thread comes to. */
export function renderOutcome({ embargo, credited, files, findings }: OpenedThread): string[] {
  const { agreed, proposal } = embargo
  return [
    ...renderFindings(findings),
    ...columns([
      ['publication', agreed ? `agreed for ${agreed}` : 'no day agreed'],
      ...(proposal ? [['proposed', `${proposal.day} by the ${proposal.by}`] as const] : []),
      ['credit', credited ? renderCredit(credited) : 'no wish'],
      ['files', String(files.length)],
    ]),
  ]
}

function renderCredit(credited: Credited): string {
  return credited.as === 'none' ? 'not wanted' : `${oneLine(credited.name)} (${credited.as})`
}

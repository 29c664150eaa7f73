import type { Case, Researcher, Sent } from '@sealpost/example-stage'
import type { Evidence } from './evidence.ts'
import { DAYS, DETAIL, NAME, REPORT } from './story.ts'

/** Reports with files, and under a name that may be published. */
export async function report(researcher: Researcher, evidence: readonly Evidence[]): Promise<Sent> {
  const form = await researcher.describe(REPORT)
  await form.choose(...evidence.map(({ path }) => path))
  await form.continueTo('About you')
  await form.fill({ Name: NAME })
  await form.keyboard.tick('By my name')
  await form.continueTo('Review')
  return form.send()
}

/** Answers what the vendor asked for, in the form's own control. */
export async function answerDetail(shown: Case): Promise<void> {
  await shown.says(DETAIL.question)
  await shown.fill({ [DETAIL.label]: DETAIL.answer })
  await shown.keyboard.press('Send the answer')
  await shown.waitFor('Acknowledged')
}

/** Says no to the vendor's day by proposing another one. */
export async function reviseDate(shown: Case): Promise<void> {
  await shown.lookFor('Propose another date')
  await shown.keyboard.press('Propose another date')
  await shown.fill({ 'The issue may become public on': asTyped(DAYS.revised) })
  await shown.keyboard.press('Send the proposal')
  await shown.waitFor('You proposed')
}

/** Date controls take the parts in the order of the page's language: month, day, year. */
function asTyped(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${month}${date}${year}`
}

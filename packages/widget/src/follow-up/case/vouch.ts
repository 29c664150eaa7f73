import { html, type TemplateResult } from 'lit'
import type { CaseEntry, UnverifiableReason } from '../../sealing/sealing.ts'
import { attentionIcon, checkIcon } from '../../styles/icons.ts'
import { saveFile } from '../save-file.ts'
import type { CaseView } from './case-view.ts'
import { doubtOf } from './doubts.ts'

/** Who vouches for the present status. */
export function statusMark(view: CaseView): TemplateResult {
  return markLine(view, view.facts.statusMark)
}

/** Who vouches for an entry; of one that cannot be verified, why, and its bytes to save. */
export function entryMark(view: CaseView, entry: CaseEntry): TemplateResult {
  if (entry.mark === 'stated') return markLine(view, 'stated')
  if (entry.mark === 'signed') return markLine(view, entry.actor === 'vendor' ? 'signed' : 'own')
  return doubtLine(view, { name: entry.id, ...entry })
}

/** Something sealed that cannot be verified. */
export type Doubtful = {
  name: string
  reason: UnverifiableReason
  actor: CaseEntry['actor']
  sealed: Uint8Array<ArrayBuffer>
}

/** What is wrong with something sealed, neutrally, and its bytes to save. */
export function doubtLine({ words, vendor }: CaseView, doubtful: Doubtful): TemplateResult {
  const { name, reason, actor, sealed } = doubtful
  const save = () => saveFile({ name: `${name}.pgp`, content: sealed })
  return html`<p class="vouch doubt">
    ${attentionIcon}<b>${words.unverifiable}.</b> ${words.doubts[doubtOf(reason, actor)](vendor)}
    <button type="button" class="link" @click=${save}>${words.saveRaw}</button>
  </p>`
}

/** Who vouches for something, quietly. */
export function markLine(
  { words, vendor }: CaseView,
  mark: 'signed' | 'own' | 'stated',
): TemplateResult {
  switch (mark) {
    case 'signed':
      return html`<p class="vouch tone good">${checkIcon}${words.signedBy(vendor)}</p>`
    case 'own':
      return html`<p class="vouch">${words.signedByYou}</p>`
    case 'stated':
      return html`<p class="vouch" title=${words.statedHelp(vendor)}>${words.stated}</p>`
  }
}

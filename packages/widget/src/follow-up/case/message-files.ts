import { html, nothing, type TemplateResult } from 'lit'
import { channelOf, needOf } from '@sealpost/protocol'
import type { FilesView } from '../../evidence/evidence.ts'
import { fileLimits } from '../../flow/file-limits.ts'
import { fileIcon } from '../../styles/icons.ts'
import type { CaseView } from './case-view.ts'

/** Where files are added to a message: a button first, then picker, drop zone and list. Nothing where none are taken. */
export function filesPlace(view: CaseView): TemplateResult | typeof nothing {
  if (!takesFiles(view)) return nothing
  const { terms, words, model } = view
  const { evidence } = model.message.files
  const files = filesView(view)
  switch (evidence.stage) {
    case 'closed':
      return html`<button type="button" class="link attach" @click=${evidence.open}>
        ${fileIcon}${words.addFiles}
      </button>`
    case 'loading':
      return html`<p class="muted">${terms.loadingPart}</p>`
    case 'failed':
      return html`<p class="tone warn">${terms.filesFailed}</p>
        <button type="button" class="button" part="secondary" @click=${evidence.open}>
          ${terms.retry}
        </button>`
    case 'open':
      return html`${files && evidence.part?.filesField(files)}`
  }
}

/** Takes files that are dropped or pasted into the message, once they can be shown. */
export function takeFiles(view: CaseView): (event: ClipboardEvent | DragEvent) => void {
  return (event) => {
    const files = filesView(view)
    if (files && !view.model.outbox.isBusy)
      view.model.message.files.evidence.part?.takeFiles(files, event)
  }
}

function takesFiles({ policy, opened }: CaseView): boolean {
  const channel = channelOf(policy, opened.standing.channel)
  return channel !== undefined && needOf(channel, 'evidence') !== 'off'
}

function filesView({ terms, policy, opened, model }: CaseView): FilesView | null {
  const { list } = model.message.files
  return (
    list && {
      terms,
      list,
      limits: fileLimits(channelOf(policy, opened.standing.channel)),
      id: 'message-files',
      describedBy: 'message-help',
      announce: model.announce,
    }
  )
}

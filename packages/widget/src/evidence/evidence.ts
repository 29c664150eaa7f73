import type { CSSResult, TemplateResult } from 'lit'
import type { FileLimits } from '../flow/file-limits.ts'
import type { Terms } from '../i18n/terms.ts'
import type { UploadProgress } from '../uploads/uploads.ts'
import type { ChosenFiles } from './chosen-files.ts'

/** What choosing files needs of whatever shows it: a step of the form, a message of a case. */
export type FilesView = {
  readonly terms: Terms
  readonly list: ChosenFiles
  readonly limits: FileLimits
  /** Of the button that opens the picker. */
  readonly id: string
  /** Ids of what describes the button. */
  readonly describedBy: string
  /** Says something in the live region. */
  announce: (text: string) => void
}

/** The part that lets someone choose files. */
export type Evidence = {
  /** An empty list; `changed` is told whenever it must be shown anew. */
  createFiles: (changed: () => void) => ChosenFiles
  /** Picker, drop zone and list. */
  filesField: (view: FilesView) => TemplateResult
  /** Takes the files of a paste or a drop near the field; whatever else comes goes where it would. */
  takeFiles: (view: FilesView, event: ClipboardEvent | DragEvent) => void
  /** How far files have come that are on their way. */
  uploadList: (terms: Terms, progress: UploadProgress) => TemplateResult
  styles: CSSResult
}

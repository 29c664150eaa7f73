/** The choice of files: a file of its own, for forms and messages that may have any. */
import { evidenceStyles } from '../styles/evidence-styles.ts'
import { ChosenFiles } from './chosen-files.ts'
import type { Evidence } from './evidence.ts'
import { filesField, takeFiles } from './files-field.ts'
import { uploadList } from './upload-list.ts'

export const evidence: Evidence = {
  createFiles: (changed) => new ChosenFiles(changed),
  filesField,
  takeFiles,
  uploadList,
  styles: evidenceStyles,
}

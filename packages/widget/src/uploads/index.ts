/** Seals and uploads files: a part of its own, for those who have any. */
import { openReportUpload } from './open-report-upload.ts'
import { uploadFiles } from './upload-files.ts'
import type { Uploads } from './uploads.ts'

export const uploads: Uploads = { openReportUpload, uploadFiles }

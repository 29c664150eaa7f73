import type { AttachedFile, StoredFile } from '@sealpost/protocol'
import type { Certificate, FileKey } from '@sealpost/protocol/envelope'
import type { ChosenFile } from '../flow/chosen-file.ts'
import type { Sealer } from '../sealing-worker/sealer.ts'
import type { Patience } from '../transport/ask.ts'
import type { Mailbox } from '../transport/mailbox.ts'
import type { Trouble } from '../trouble.ts'
import type { openReportUpload } from './open-report-upload.ts'

/** A chosen file with its bytes, which are read when it is sealed. */
export type UploadFile = ChosenFile & { readonly file: Blob }

/** What an item says of its files, in their order: `attached` inside it, `stored` beside it. */
export type UploadedFiles = { attached: AttachedFile[]; stored: StoredFile[] }

/** One file that is stored whole. */
export type UploadedFile = { attached: AttachedFile; stored: StoredFile }

/** How far one file has come. */
export type FileProgress = ChosenFile & {
  /** Bytes that the service has acknowledged, of {@link sealedBytes}. */
  storedBytes: number
  /** Bytes of the sealed file; until it was begun, those of the file itself. */
  sealedBytes: number
  isStored: boolean
  /** Why it stopped. */
  trouble: Trouble | null
}

/** How far the upload has come. */
export type UploadProgress = {
  files: readonly FileProgress[]
  /** Why nothing moves right now; null while it does. */
  waiting: 'offline' | 'unreachable' | null
}

/** What has arrived, by the id of the chosen file. Good for one report or case, while its recipients stay. */
export type ArrivedFiles = Map<ChosenFile['id'], UploadedFile>

/** What whoever uploads wants to know, and how it is stopped. */
export type UploadOptions = {
  /** Files in it are not sent again; those that arrive are added. */
  arrived: ArrivedFiles
  onProgress: (progress: UploadProgress) => void
  /** Ends the upload; what was stored of unfinished files is thrown away. */
  signal: AbortSignal
}

/** Whose files they become. */
export type UploadTarget = {
  /** Of the receipt: a report's upload was opened with it, or it opens a case. */
  accessToken: string
  /** All who will be able to read them: those of the item that they come with. */
  recipients: readonly Certificate[]
}

/** Where files go, and how they are sealed. */
export type UploadInput = UploadOptions & {
  mailbox: Mailbox
  accessToken: string
  /** Makes the key of one file, for its recipients. */
  createFileKey: () => Promise<FileKey>
  startSealer: () => Promise<Sealer>
  patience?: Patience
}

/** The part that seals and uploads files. */
export type Uploads = {
  openReportUpload: typeof openReportUpload
  uploadFiles: (files: readonly UploadFile[], input: UploadInput) => Promise<UploadedFiles>
}

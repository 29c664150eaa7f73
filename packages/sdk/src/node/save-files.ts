import { constants } from 'node:fs'
import { link, lstat, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SealpostError } from '../core/errors.ts'
import { AttachmentError } from '../open/attachment-error.ts'
import type { Desk, DeskReport } from '../open/desk.ts'
import type { ThreadFile } from '../open/fold-thread.ts'
import { fileNameOf } from './file-name.ts'
import { SaveError, type SaveErrorCode } from './save-error.ts'

export type SaveOptions = {
  /** Saves only these; all files of the report when absent. */
  attachmentIds?: readonly string[] | undefined
  /** Refuses more bytes than this, all files together. */
  maxBytes?: number | undefined
  /** Told of each file as soon as it is whole. */
  onSaved?: ((file: SavedFile) => void) | undefined
  signal?: AbortSignal | undefined
}

/** A file on this machine's disk. */
export type SavedFile = Pick<ThreadFile, 'id' | 'name' | 'type' | 'size' | 'from'> & {
  /** Where it is; `name` is only what its sender called it. */
  path: string
}

/**
 * Saves the files of an opened report into a folder, as `evidence-1.png` and so on, and makes the folder
 * if there is none. A file gets its name only when all of it was checked; after a failure nothing of it is
 * left. Needs as much memory as a part or two, however large the files.
 *
 * @throws {@link SaveError} if folder or disk are in the way, {@link AttachmentError} if a file is not what
 * its sender signed, `ApiError` and its kin if it cannot be fetched. Files saved before stay.
 */
export async function saveFiles(
  desk: Pick<Desk, 'openAttachment'>,
  { report, folder }: { report: DeskReport; folder: string },
  { attachmentIds, maxBytes = Infinity, onSaved, signal }: SaveOptions = {},
): Promise<SavedFile[]> {
  const { files } = report.thread
  const chosen = attachmentIds?.map((id) => requireFile(files, id)) ?? files
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0)
  if (bytes > maxBytes) throw new SaveError('quota_exceeded', folder)

  await requireFolder(folder)
  const saved: SavedFile[] = []
  for (const file of chosen) {
    const path = join(folder, fileNameOf(files, file))
    await requireAbsent(path)
    await writeWhole({ path, folder }, await desk.openAttachment(report, file.id, { signal }))
    const { id, name, type, size, from } = file
    saved.push({ id, name, type, size, from, path })
    onSaved?.({ id, name, type, size, from, path })
  }
  return saved
}

function requireFile(files: readonly ThreadFile[], attachmentId: string): ThreadFile {
  const file = files.find(({ id }) => id === attachmentId)
  if (file) return file
  throw new AttachmentError('unknown_attachment')
}

/** A link in the place of the folder could lead the files anywhere. */
async function requireFolder(folder: string): Promise<void> {
  await orSaveError('unsafe_folder', folder, () => mkdir(folder, { recursive: true, mode: 0o700 }))
  const found = await orSaveError('unsafe_folder', folder, () => lstat(folder))
  if (!found.isDirectory()) throw new SaveError('unsafe_folder', folder)
}

/** Told before a long download; `link` makes sure of it afterwards. */
async function requireAbsent(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null)
  if (found) throw new SaveError('file_exists', path)
}

/** Nothing is followed and nothing is written over: both files are made anew or not at all. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

async function writeWhole(
  { path, folder }: { path: string; folder: string },
  stream: ReadableStream<Uint8Array>,
): Promise<void> {
  const draft = join(folder, `.${crypto.randomUUID()}.part`)
  try {
    await orSaveError('disk_failed', path, () => writeDraft(draft, stream))
    // Unlike renaming, linking never takes the place of another file.
    await orSaveError('disk_failed', path, () => link(draft, path))
  } finally {
    await stream.cancel().catch(() => undefined)
    await rm(draft, { force: true })
  }
}

async function writeDraft(draft: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  const file = await open(draft, NEW_FILE, 0o600)
  try {
    for await (const piece of stream) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Errors of ours say what they mean already; any other here is the disk's. */
async function orSaveError<Result>(
  code: SaveErrorCode,
  path: string,
  attempt: () => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt()
  } catch (cause) {
    if (cause instanceof SealpostError) throw cause
    const isThere = code === 'disk_failed' && hasCode(cause, 'EEXIST')
    throw new SaveError(isThere ? 'file_exists' : code, path, { cause })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

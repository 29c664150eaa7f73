import { type AttachmentId, LIMITS } from '@sealpost/protocol'
import type { ChosenFile } from '../flow/chosen-file.ts'
import { type FileLimits, type FileRefusal, fileRefusal } from '../flow/file-limits.ts'
import type { UploadFile } from '../uploads/uploads.ts'
import { drawPreview } from './draw-preview.ts'
import { type Inspection, inspectFile } from './inspect-file.ts'

/** A file in the list. */
export type FileEntry = UploadFile & {
  readonly file: File
  /** Null while the file is looked into. */
  readonly inspection: Inspection | null
  readonly preview: HTMLCanvasElement | null
  /** Whether what it said besides was taken out. */
  readonly isStripped: boolean
}

/** A file that did not come into the list, and why. */
export type RefusedFile = {
  readonly name: string
  readonly size: number
  readonly refusal: FileRefusal | 'twice'
}

/** The files that someone has chosen, and what was found in them. Nothing of them leaves the browser. */
export class ChosenFiles {
  entries: readonly FileEntry[] = []
  /** Of the last choice. */
  refused: readonly RefusedFile[] = []
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Without their bytes. */
  get chosen(): ChosenFile[] {
    return this.entries.map(({ id, name, type, size }) => ({ id, name, type, size }))
  }

  /** Takes the files that the limits allow; the others are named. What was there stays. */
  async add(files: readonly File[], limits: FileLimits): Promise<void> {
    this.refused = []
    const added = files.flatMap((file) => this.#admit(file, limits) ?? [])
    this.#changed()
    await Promise.all(added.map((entry) => this.#look(entry)))
  }

  remove(id: AttachmentId): void {
    this.entries = this.entries.filter((entry) => entry.id !== id)
    this.refused = []
    this.#changed()
  }

  /** Puts a copy without what it said besides in the file's place. */
  async strip(id: AttachmentId): Promise<void> {
    const entry = this.entries.find((one) => one.id === id)
    if (entry?.inspection?.kind !== 'read' || !entry.inspection.stripped) return
    const { name, type, lastModified } = entry.file
    const file = new File([entry.inspection.stripped], name, { type, lastModified })
    const changes = { id: createId(), file, size: file.size, inspection: null, isStripped: true }
    const copy: FileEntry = { ...entry, ...changes }
    this.entries = this.entries.map((one) => (one.id === id ? copy : one))
    this.#changed()
    await this.#look(copy)
  }

  clear(): void {
    this.entries = []
    this.refused = []
  }

  #admit(file: File, limits: FileLimits): FileEntry | null {
    const entry = newEntry(file)
    const refusal = this.#isKnown(file) ? 'twice' : fileRefusal(entry, this.entries, limits)
    if (refusal) {
      this.refused = [...this.refused, { name: entry.name, size: entry.size, refusal }]
      return null
    }
    this.entries = [...this.entries, entry]
    return entry
  }

  #isKnown({ name, size, lastModified }: File): boolean {
    return this.entries.some(
      ({ file }) => file.name === name && file.size === size && file.lastModified === lastModified,
    )
  }

  async #look(entry: FileEntry): Promise<void> {
    const inspection = await inspectFile(entry.file)
    this.#found(entry.id, { inspection })
    const preview = await drawPreview(entry.file, inspection)
    if (preview) this.#found(entry.id, { preview })
  }

  #found(id: AttachmentId, found: Partial<FileEntry>): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...found } : entry))
    this.#changed()
  }
}

function newEntry(file: File): FileEntry {
  return {
    id: createId(),
    file,
    name: fittingName(file.name),
    type: file.type.slice(0, MAX_TYPE_CHARACTERS),
    size: file.size,
    inspection: null,
    preview: null,
    isStripped: false,
  }
}

const MAX_TYPE_CHARACTERS = 200

/** The end of a name says what a file is, so a name that is too long loses its middle. */
function fittingName(name: string): string {
  const { maxFileNameCharacters: max } = LIMITS
  if (name.length <= max) return name || 'file'
  return `${name.slice(0, max - 33)}…${name.slice(-32)}`
}

/** `randomUUID` makes a version 4 UUID in lower case, which is what the brand names. */
function createId(): AttachmentId {
  return crypto.randomUUID() as string as AttachmentId
}

import {
  type AttachmentId,
  encodeHex,
  LIMITS,
  readFileFraming,
  type Sha256,
} from '@sealpost/protocol'
import type { PartInHand } from '../sealing-worker/sealer.ts'
import { type Trouble, TroubleError } from '../trouble.ts'
import type { FileProgress, UploadedFile, UploadFile } from './uploads.ts'

/** One file on its way. Another try gets another id: under one id, the bytes are the same for life. */
export class FileUpload {
  readonly attachmentId: AttachmentId = createAttachmentId()
  readonly #chosen: UploadFile
  readonly #hashes: Sha256[] = []
  #sealedBytes: number
  #storedBytes = 0
  #isStored: boolean
  #trouble: Trouble | null = null

  constructor(chosen: UploadFile, arrived: UploadedFile | undefined) {
    this.#chosen = chosen
    this.#isStored = arrived !== undefined
    this.#sealedBytes = arrived?.stored.size ?? chosen.size
    if (arrived) this.#storedBytes = arrived.stored.size
  }

  get id(): AttachmentId {
    return this.#chosen.id
  }

  get file(): Blob {
    return this.#chosen.file
  }

  get isStored(): boolean {
    return this.#isStored
  }

  /** Whether the service may hold some of it. */
  get isUnfinished(): boolean {
    return !this.#isStored && this.#hashes.length > 0
  }

  get progress(): FileProgress {
    const { id, name, type, size } = this.#chosen
    return {
      ...{ id, name, type, size },
      storedBytes: this.#storedBytes,
      sealedBytes: this.#sealedBytes,
      isStored: this.#isStored,
      trouble: this.#trouble,
    }
  }

  /**
   * Lets a part go out. It says that it is sealed; the last door before the network looks at the
   * frame again.
   */
  admit({ beginning, digest }: PartInHand, number: number): void {
    if (number === 0) this.#sealedBytes = this.#framedSize(beginning)
    this.#hashes.push(toSha256(encodeHex(digest)))
  }

  fail(trouble: Trouble): void {
    this.#trouble = trouble
  }

  /** Counts a part that is stored; the whole file once it was the last. */
  acknowledge({ size: partSize }: PartInHand): UploadedFile | null {
    this.#storedBytes += partSize
    if (this.#storedBytes < this.#sealedBytes) return null
    this.#isStored = true
    const { name, type, size } = this.#chosen
    const id = this.attachmentId
    return {
      attached: { id, name, type, size, parts: this.#hashes },
      stored: { id, size: this.#sealedBytes },
    }
  }

  #framedSize(beginning: Uint8Array): number {
    const { size } = readFileFraming(beginning)
    const overhead = size - this.#chosen.size
    if (overhead <= 0 || overhead > LIMITS.maxFileOverheadBytes) {
      throw new TroubleError('self_check_failed')
    }
    return size
  }
}

/** `randomUUID` makes a version 4 UUID in lower case, which is what the brand names. */
function createAttachmentId(): AttachmentId {
  return crypto.randomUUID() as string as AttachmentId
}

/** Hex of 32 bytes always has the shape that the brand names. */
function toSha256(hex: string): Sha256 {
  return hex as Sha256
}

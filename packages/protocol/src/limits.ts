/** Every size and count that a boundary enforces. Bytes unless the name says otherwise. */
export const LIMITS = {
  /** Sizes that a sealed item's plaintext is padded up to; the largest is also the limit of a report. */
  sizeClasses: [8192, 16_384, 32_768, 65_536, 131_072, 262_144, 524_288, 1_048_576],
  /** SEIPD length minus size class: MDC, prefix, literal header and signature packets around the padded text. */
  minSealedOverhead: 1,
  maxSealedOverhead: 2048,
  /** Largest sealed item: the largest class, its overhead and the session-key packets before it. */
  maxSealedBytes: 1_048_576 + 2048 + 16 * 1024,
  maxRecipients: 16,
  maxWrappedStateBytes: 8192,
  /** A JSON request: a sealed report in base64 with room for the fields around it. */
  maxRequestBytes: 1_600_000,
  maxProfileBytes: 512 * 1024,
  maxJsonDepth: 24,
  maxJsonKeys: 20_000,
  maxProfileDays: 180,
  profileWarningDays: 30,
  maxPageItems: 100,
  defaultPageItems: 50,
  maxNoteCharacters: 10_000,
  maxStepCount: 100,
  maxRuleCount: 60,
  maxScopeCount: 500,
  maxChoiceCount: 100,
  maxCustomFieldCount: 40,
  /** Fields that a vendor can ask for at once. */
  maxMissingCount: 50,
  maxPromiseDays: 3650,
  maxHolidayCount: 500,
  maxCreditNameCharacters: 120,
  maxMessageCharacters: 100_000,
  /** Entries of a thread in one answer, and bytes of their sealed items unless one alone has more. */
  maxPageEntries: 200,
  maxPageSealedBytes: 1024 * 1024,
  /** Answers that a client takes to read one thread. */
  maxThreadPages: 500,
  maxRotationCount: 20,
  /** A sealed file is uploaded in parts of this size, the last one smaller. */
  partBytes: 8 * 1024 * 1024,
  /** Largest file before sealing. */
  maxFileBytes: 2 * 1024 * 1024 * 1024,
  /** What sealing adds to a file: packet headers, checksum and up to 16 session-key packets. */
  maxFileOverheadBytes: 16 * 1024,
  maxSealedFileBytes: 2 * 1024 * 1024 * 1024 + 16 * 1024,
  maxPartCount: 257,
  /** Files that one report or message may carry. */
  maxFileCount: 30,
  maxFileNameCharacters: 255,
  /** What a channel that asks for files takes unless its policy says otherwise. */
  defaultFileCount: 10,
  defaultFileBytes: 512 * 1024 * 1024,
  defaultFilesBytes: 1024 * 1024 * 1024,
  /** Parts that belong to no report are removed after this long. */
  orphanHours: 24,
  /** A solved proof of work counts for this long. */
  proofOfWorkHours: 6,
  maxProofOfWorkCharacters: 4096,
  maxWebhookCount: 100,
  /** The previous secret of a webhook counts for this long after it was rotated. */
  webhookOverlapHours: 24,
  /** Deliveries are listed for this long. */
  deliveryDays: 30,
  /** Files of a report or message that are mailed with it; more are only announced. */
  maxMailedFileBytes: 10 * 1024 * 1024,
  /** An answer that a browser or SDK is willing to read. */
  maxAnswerBytes: 4 * 1024 * 1024,
} as const

/** A size class in bytes, one of {@link LIMITS.sizeClasses}. */
export type SizeClass = (typeof LIMITS.sizeClasses)[number]

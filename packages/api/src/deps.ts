import type { ProblemCode, Sha256, VendorSlug } from '@sealpost/protocol'
import type { Config } from './config.ts'
import type { MailRoom } from './mail/mail-room.ts'
import type { ProofOfWork } from './proofs/proof-of-work.ts'
import type { ServiceKey } from './proofs/service-key.ts'
import type { BlobStore } from './storage/blob-store.ts'
import type { Database } from './storage/database.ts'
import type { PostWebhook } from './webhooks/post-webhook.ts'
import type { WebhookKeys } from './webhooks/webhook-keys.ts'

/** All that the service needs from the platform it runs on. A runtime makes it once. */
export type Deps = {
  db: Database
  clock: Clock
  config: Config
  /** Takes one entry for each request; writes it wherever the platform keeps logs. */
  log: (entry: LogEntry) => void
  assets: Assets
  /** Where sealed files lie. */
  blobs: BlobStore
  /** What proofs of receipt are signed with; without one there are none. */
  serviceKey: ServiceKey | null
  proofOfWork: ProofOfWork
  /** What webhooks are signed with; without it there are none. */
  webhookKeys: WebhookKeys | null
  postWebhook: PostWebhook
  outbox: Outbox
  /** Null on a service that sends no mail. */
  mail: MailRoom | null
  /** A number from 0 to below 1: spreads what would come back all at once. */
  random: () => number
  /** SHA-256 as the platform does it best: with WebCrypto, two hashes cost more than storing a report. */
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Sha256>
}

export type Clock = { nowMs(): number }

/** Brings word of what happened to wherever it has to go. */
export type Outbox = {
  /**
   * Says that something may have happened to a vendor. Returns at once; a platform that ends with the
   * answer hands in what lets work go on after it.
   */
  wake(vendor: VendorSlug, waitUntil?: (work: Promise<void>) => void): void
}

/**
 * One answered request. The list is complete: no address, user agent, referrer, token, id of a
 * report or word of its content is ever logged.
 */
export type LogEntry = {
  /** RFC 3339 in UTC. */
  time: string
  /** Method and template, such as `GET /v1/reports/:reportId`. */
  route: string
  status: number
  durationMs: number
  vendor: VendorSlug | null
  requestId: string
  problem: ProblemCode | null
  /** For an unforeseen error: the classes of its causes, without their messages. */
  fault: string | null
}

/** Built files that the service hands out as they are: `widget/{version}/{file}` and `docs/{file}`. */
export type Assets = {
  /** Names in a folder such as `widget`; empty if there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /** A file's bytes; null if there is no such file. Never asked for a path with `..` in it. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>
}

/**
 * The service: a Hono app that stores sealed vulnerability reports it cannot read.
 *
 * A runtime opens a database, reads the configuration and serves the app; see `runtimes/`.
 */
export { createApp } from './app.ts'
export { type Config, ConfigError, parseConfig } from './config.ts'
export type { Assets, Clock, Deps, LogEntry, Outbox } from './deps.ts'
export type { MailRoom } from './mail/mail-room.ts'
export type { Envelope, MailAnswer, Mailer } from './mail/mailer.ts'
export { createSesMailer, type SesAccount } from './mail/ses-mailer.ts'
export { openMailRoom } from './mail-settings.ts'
export {
  createDispatcher,
  type Dispatcher,
  type DispatcherOptions,
} from './outbox/dispatcher.ts'
export { sweepDeliveries } from './outbox/sweep-deliveries.ts'
export { sweepPromises } from './promises/sweep-promises.ts'
export {
  createProofOfWork,
  NO_PROOF_OF_WORK,
  type ProofOfWork,
} from './proofs/proof-of-work.ts'
export { derivePuzzleSecret, importServiceKey, type ServiceKey } from './proofs/service-key.ts'
export { sweepRetention } from './reports/sweep-retention.ts'
export type { BlobRange, BlobStore } from './storage/blob-store.ts'
export { openS3, type S3Bucket } from './storage/blob-store-s3.ts'
export type { Database } from './storage/database.ts'
export { isMigrated, migrate } from './storage/migrate.ts'
export { sweepFiles } from './uploads/sweep-files.ts'
export { sweepExpiries } from './vendors/sweep-expiries.ts'
export type { PostWebhook, WebhookAnswer, WebhookRequest } from './webhooks/post-webhook.ts'
export { createWebhookKeys, type WebhookKeys } from './webhooks/webhook-keys.ts'

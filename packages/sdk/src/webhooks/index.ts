/**
 * Receives events: checks that a request was made by the service, now, and for this vendor. Knows no
 * private key and needs no API of a runtime's beyond WebCrypto.
 */
export type { WebhookEvent, WebhookPing } from '@sealpost/protocol'
export { verifyWebhook, type WebhookHeaders, type WebhookRequest } from './verify.ts'
export { WebhookError, type WebhookErrorCode } from './webhook-error.ts'

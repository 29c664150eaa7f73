import * as z from 'zod/mini'
import { DeliveryPage, DeliveryQuery, MailDeliveryPage } from '../delivery.ts'
import { WebhookId } from '../ids.ts'
import { MailSettings } from '../mail.ts'
import { PATHS } from '../paths.ts'
import {
  CreatedWebhook,
  NewWebhook,
  PingResult,
  Webhook,
  WebhookChange,
  WebhookList,
} from '../webhook.ts'
import { empty, json, type Operation } from './operation.ts'

const WebhookPath = z.strictObject({ webhookId: WebhookId })

/** An event's number where a path names it. */
const EventNumber = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,14}$/, { error: 'must be the id of an event' })),
  z.transform(Number),
)

/** How a vendor learns of events: its webhooks and its mailboxes. */
export const DELIVERY_OPERATIONS = {
  listWebhooks: {
    method: 'GET',
    path: PATHS.listWebhooks,
    summary: 'Lists the vendor\u2019s webhooks',
    caller: 'vendor',
    scope: 'delivery:manage',
    answer: json(200, WebhookList),
    problems: [],
  },
  createWebhook: {
    method: 'POST',
    path: PATHS.createWebhook,
    summary: 'Makes a webhook and shows its secret once',
    caller: 'vendor',
    scope: 'delivery:manage',
    body: NewWebhook,
    answer: json(201, CreatedWebhook),
    problems: ['unusable_webhook', 'too_many_webhooks', 'no_service_key'],
  },
  updateWebhook: {
    method: 'PATCH',
    path: PATHS.updateWebhook,
    summary: 'Changes a webhook, or switches it off and on',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: WebhookPath,
    body: WebhookChange,
    answer: json(200, Webhook),
    problems: ['unknown_webhook', 'unusable_webhook'],
  },
  deleteWebhook: {
    method: 'DELETE',
    path: PATHS.deleteWebhook,
    summary: 'Deletes a webhook and what waits for it',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: WebhookPath,
    answer: empty,
    problems: ['unknown_webhook'],
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: PATHS.rotateWebhookSecret,
    summary: 'Makes a new secret; requests are signed with both for a day',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: WebhookPath,
    answer: json(201, CreatedWebhook),
    problems: ['unknown_webhook', 'no_service_key'],
  },
  pingWebhook: {
    method: 'POST',
    path: PATHS.pingWebhook,
    summary: 'Sends a test request now and says how it was answered',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: WebhookPath,
    answer: json(200, PingResult),
    problems: ['unknown_webhook', 'no_service_key'],
  },
  listDeliveries: {
    method: 'GET',
    path: PATHS.listDeliveries,
    summary: 'Lists what was sent to a webhook and how it was answered, newest first',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: WebhookPath,
    query: DeliveryQuery,
    answer: json(200, DeliveryPage),
    problems: ['unknown_webhook', 'invalid_cursor'],
  },
  replayDelivery: {
    method: 'POST',
    path: PATHS.replayDelivery,
    summary: 'Sends an event to a webhook once more',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: z.strictObject({ webhookId: WebhookId, eventId: EventNumber }),
    answer: empty,
    problems: ['unknown_webhook', 'unknown_delivery'],
  },
  getMailSettings: {
    method: 'GET',
    path: PATHS.getMailSettings,
    summary: 'Says what the vendor\u2019s mailboxes get',
    caller: 'vendor',
    scope: 'delivery:manage',
    answer: json(200, MailSettings),
    problems: [],
  },
  putMailSettings: {
    method: 'PUT',
    path: PATHS.putMailSettings,
    summary: 'Decides what the vendor\u2019s mailboxes get',
    caller: 'vendor',
    scope: 'delivery:manage',
    body: MailSettings,
    answer: json(200, MailSettings),
    problems: [],
  },
  listMailDeliveries: {
    method: 'GET',
    path: PATHS.listMailDeliveries,
    summary: 'Lists mails to the vendor\u2019s mailboxes and what became of them, newest first',
    caller: 'vendor',
    scope: 'delivery:manage',
    query: DeliveryQuery,
    answer: json(200, MailDeliveryPage),
    problems: ['invalid_cursor'],
  },
  replayMail: {
    method: 'POST',
    path: PATHS.replayMail,
    summary: 'Mails an event once more',
    caller: 'vendor',
    scope: 'delivery:manage',
    params: z.strictObject({ eventId: EventNumber }),
    answer: empty,
    problems: ['unknown_delivery'],
  },
} as const satisfies Record<string, Operation>

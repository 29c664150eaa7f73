import { isNotNull } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type {
  ChannelId,
  DeliveryFault,
  DeliveryState,
  EventType,
  ReportId,
  VendorSlug,
  WebhookId,
} from '@sealpost/protocol'
import { vendors } from './vendor-schema.ts'

/** Endpoints of vendors. Their secrets are derived from the service's seed: there is nothing here to steal. */
export const webhooks = sqliteTable(
  'webhooks',
  {
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    id: text('id').$type<WebhookId>().notNull(),
    url: text('url').notNull(),
    label: text('label').notNull(),
    types: text('types', { mode: 'json' }).$type<EventType[]>().notNull(),
    disabledBy: text('disabled_by').$type<'gone' | 'vendor'>(),
    createdAtMs: integer('created_at_ms').notNull(),
    /** How often its secret was made anew; part of what the secret is derived from. */
    secretNumber: integer('secret_number').notNull().default(1),
    /** Until when the secret before this one counts too. */
    previousSecretUntilMs: integer('previous_secret_until_ms'),
  },
  (table) => [primaryKey({ columns: [table.vendorId, table.id] })],
)

/**
 * Where an event goes: a webhook by its id; the mailbox of a channel, with what is sealed or with a
 * note; the files that come with it; or the reporter, who gets a note.
 */
export type Outlet =
  | `webhook:${WebhookId}`
  | `mailbox:${ChannelId}`
  | `files:${ChannelId}`
  | 'reporter'

/** One row for each event and place that it goes to, kept for some days as the log. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    outlet: text('outlet').$type<Outlet>().notNull(),
    eventId: integer('event_id').notNull(),
    type: text('type').$type<EventType>().notNull(),
    /** Empty for what is about no report, as in the table of events. */
    reportId: text('report_id').$type<ReportId | ''>().notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /**
     * Whoever takes it up moves this beyond its own time limit. Null unless it is waiting, and while
     * its webhook is disabled.
     */
    nextAttemptAtMs: integer('next_attempt_at_ms'),
    lastAttemptAtMs: integer('last_attempt_at_ms'),
    status: integer('status'),
    fault: text('fault').$type<DeliveryFault>(),
    createdAtMs: integer('created_at_ms').notNull(),
    /** The `Message-ID` of a mail, by which it is found when it comes back. */
    messageId: text('message_id'),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.outlet, table.eventId] }),
    // By outlet first: ten thousand rows that wait for one hide nothing that waits for another.
    index('deliveries_due')
      .on(table.vendorId, table.outlet, table.nextAttemptAtMs)
      .where(isNotNull(table.nextAttemptAtMs)),
    // Finds what has to go before it: events of one report arrive in their order.
    index('deliveries_waiting')
      .on(table.vendorId, table.outlet, table.reportId, table.eventId)
      .where(isNotNull(table.nextAttemptAtMs)),
    index('deliveries_by_age').on(table.createdAtMs),
    uniqueIndex('deliveries_by_message').on(table.messageId).where(isNotNull(table.messageId)),
  ],
)

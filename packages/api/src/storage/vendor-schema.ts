import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ApiKeyId, Profile, Scope, Sha256, VendorSlug } from '@sealpost/protocol'

type KeyExpiry = NonNullable<Profile['expiries']>[number]

/** Whoever receives reports. Deleting one deletes all it has, by the foreign keys below. */
export const vendors = sqliteTable(
  'vendors',
  {
    id: text('id').$type<VendorSlug>().primaryKey(),
    createdAtMs: integer('created_at_ms').notNull(),
    /** Up to which event deliveries were made. */
    fannedOutTo: integer('fanned_out_to').notNull().default(0),
    mailsSealed: integer('mails_sealed', { mode: 'boolean' }).notNull().default(true),
    mailsNotes: integer('mails_notes', { mode: 'boolean' }).notNull().default(true),
  },
  (table) => [index('vendors_by_time').on(table.createdAtMs, table.id)],
)

/** Every profile ever published; the one with a vendor's highest serial is current. */
export const profiles = sqliteTable(
  'profiles',
  {
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    hash: text('hash').$type<Sha256>().notNull(),
    serial: integer('serial').notNull(),
    expiresAtMs: integer('expires_at_ms').notNull(),
    publishedAtMs: integer('published_at_ms').notNull(),
    retentionDays: integer('retention_days'),
    origins: text('origins', { mode: 'json' }).$type<string[]>().notNull(),
    /** When certificates expire, as the profile says. */
    expiries: text('expiries', { mode: 'json' }).$type<KeyExpiry[]>().notNull().default(sql`'[]'`),
    signature: text('signature').notNull(),
    // Last, so that reading the columns above never touches its overflow pages.
    profile: text('profile').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.hash] }),
    uniqueIndex('profiles_by_serial').on(table.vendorId, table.serial),
  ],
)

export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text('id').$type<ApiKeyId>().primaryKey(),
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    label: text('label').notNull(),
    scopes: text('scopes', { mode: 'json' }).$type<Scope[]>().notNull(),
    secretHash: text('secret_hash').$type<Sha256>().notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
  },
  (table) => [
    uniqueIndex('api_keys_by_secret').on(table.secretHash),
    index('api_keys_by_time').on(table.vendorId, table.createdAtMs, table.id),
  ],
)

import * as z from 'zod/mini'
import { Timestamp } from './encodings.ts'
import { ApiKeyId, Sha256, VendorSlug } from './ids.ts'
import { pageOf } from './page.ts'

/** What an API key may do. */
export const SCOPES = [
  'reports:read',
  'reports:write',
  'profile:write',
  'delivery:manage',
  'keys:manage',
] as const
export const Scope = z.enum(SCOPES)
export type Scope = z.infer<typeof Scope>

/** A vendor to be made by the operator. */
export const NewVendor = z.strictObject({ vendor: VendorSlug })
export type NewVendor = z.infer<typeof NewVendor>

/** A vendor as the operator sees it. */
export const Vendor = z.object({
  vendor: VendorSlug,
  createdAt: Timestamp,
  /** Serial of the published profile; null before the first. */
  profileSerial: z.nullable(z.int()),
  profileExpiresAt: z.nullable(Timestamp),
})
export type Vendor = z.infer<typeof Vendor>

export const VendorPage = pageOf(Vendor)

/** A key to be made. */
export const NewApiKey = z.strictObject({
  /** For people: what the key is used by. */
  label: z.string().check(z.minLength(1), z.maxLength(100)),
  scopes: z.array(Scope).check(z.minLength(1), z.maxLength(SCOPES.length)),
})
export type NewApiKey = z.infer<typeof NewApiKey>

/** An API key as it is listed; the secret is shown once, when it is made. */
export const ApiKey = z.object({
  id: ApiKeyId,
  label: z.string(),
  scopes: z.array(Scope),
  createdAt: Timestamp,
})
export type ApiKey = z.infer<typeof ApiKey>

export const ApiKeyPage = pageOf(ApiKey)

/** A key just made, with its secret: `sealpost_` and 43 characters of base64url. */
export const CreatedApiKey = z.object({ ...ApiKey.shape, secret: z.string() })
export type CreatedApiKey = z.infer<typeof CreatedApiKey>

/** A vendor just made, with a first API key that has every scope. */
export const CreatedVendor = z.object({ ...Vendor.shape, apiKey: CreatedApiKey })
export type CreatedVendor = z.infer<typeof CreatedVendor>

/** The answer to a published profile. */
export const ProfilePublished = z.object({
  vendor: VendorSlug,
  serial: z.int(),
  hash: Sha256,
  expiresAt: Timestamp,
})
export type ProfilePublished = z.infer<typeof ProfilePublished>

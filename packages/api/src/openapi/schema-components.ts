import * as z from 'zod/mini'
import {
  ApiKey,
  ApiKeyId,
  ApiKeyPage,
  AskedFieldId,
  AttachmentId,
  Case,
  Challenge,
  ChannelId,
  Clock,
  CreatedApiKey,
  CreatedVendor,
  Credit,
  CreditPage,
  Day,
  DeclineReason,
  EntryAccepted,
  EntryId,
  EventType,
  FeedEvent,
  FeedPage,
  KeyId,
  NewApiKey,
  NewCaseEntry,
  NewCredit,
  NewMessage,
  NewUpload,
  NewVendor,
  Problem,
  ProfilePublished,
  PromiseId,
  ProofOfReceipt,
  Puzzle,
  ReadMark,
  Reference,
  ReportChange,
  ReportDetail,
  ReporterChange,
  ReportId,
  ReportPage,
  ReportStatus,
  ReportSummary,
  Scope,
  SealedEntry,
  ServiceFacts,
  Severity,
  Sha256,
  SignedProfile,
  StoredFile,
  Submission,
  SubmissionAccepted,
  ThreadEntry,
  ThreadPosition,
  Timestamp,
  Vendor,
  VendorPage,
  VendorSlug,
  VisibleChange,
} from '@sealpost/protocol'

const NAMED = {
  ApiKey,
  ApiKeyId,
  ApiKeyPage,
  AskedFieldId,
  AttachmentId,
  Case,
  Challenge,
  ChannelId,
  Clock,
  CreatedApiKey,
  CreatedVendor,
  Credit,
  CreditPage,
  Day,
  DeclineReason,
  EntryAccepted,
  EntryId,
  EventType,
  FeedEvent,
  FeedPage,
  KeyId,
  NewApiKey,
  NewCaseEntry,
  NewCredit,
  NewMessage,
  NewUpload,
  NewVendor,
  Problem,
  ProfilePublished,
  PromiseId,
  ProofOfReceipt,
  Puzzle,
  ReadMark,
  Reference,
  ReportChange,
  ReportDetail,
  ReporterChange,
  ReportId,
  ReportPage,
  ReportStatus,
  ReportSummary,
  Scope,
  SealedEntry,
  ServiceFacts,
  Severity,
  Sha256,
  SignedProfile,
  StoredFile,
  Submission,
  SubmissionAccepted,
  ThreadEntry,
  ThreadPosition,
  Timestamp,
  Vendor,
  VendorPage,
  VendorSlug,
  VisibleChange,
}

const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id })

const toUri = (id: string) => `#/components/schemas/${id}`
const FILE_KEYS: ReadonlySet<string> = new Set(['$id', '$schema', 'id'])

/** JSON Schema of everything that has a name, as OpenAPI 3.1 wants it. */
export function schemaComponents(): Record<string, object> {
  // As a sender sees them: requests refuse unknown keys, readers of answers ignore them.
  const { schemas } = z.toJSONSchema(names, { io: 'input', uri: toUri })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, withoutFileKeys(schema)]),
  )
}

/** A schema by its name where it has one, else in place. */
export function schemaOrReference(schema: z.core.$ZodType): object {
  const id = names.get(schema)?.id
  return id ? { $ref: toUri(id) } : withoutFileKeys(z.toJSONSchema(schema, { io: 'input' }))
}

/** What names a schema in a file of its own has no place inside a document. */
function withoutFileKeys(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !FILE_KEYS.has(key)))
}

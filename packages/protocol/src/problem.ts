import * as z from 'zod/mini'

/**
 * Every way a request can be refused: one code, one status, one wording.
 *
 * `title` says what is wrong; `remedy` says what the caller can do.
 */
export const PROBLEMS = {
  malformed_json: {
    status: 400,
    title: 'The body is not valid JSON',
    remedy: 'Send one JSON object in UTF-8, without duplicate, `__proto__` or `constructor` keys.',
  },
  invalid_request: {
    status: 400,
    title: 'The request does not have the expected shape',
    remedy: 'See `errors` for the path of each field and what it must be.',
  },
  invalid_cursor: {
    status: 400,
    title: 'The cursor does not belong to this list',
    remedy: 'Start again without a cursor, or keep the filters it was issued with.',
  },
  missing_credentials: {
    status: 401,
    title: 'The request carries no credentials',
    remedy: 'Send `Authorization: Bearer …` with an API key, receipt token or operator token.',
  },
  wrong_credentials: {
    status: 401,
    title: 'The credentials are not known',
    remedy: 'Check the key for missing characters; it may have been revoked.',
  },
  missing_scope: {
    status: 403,
    title: 'The API key lacks the scope for this',
    remedy: 'Use a key with the scope named in `detail`, or create one.',
  },
  proof_of_work_needed: {
    status: 403,
    title: 'A proof of work is needed',
    remedy:
      'Fetch a challenge for this id, solve it, and send the same request with `proofOfWork`. A proof counts for one id and some hours.',
  },
  origin_not_allowed: {
    status: 403,
    title: 'This page may not talk to this vendor',
    remedy: 'The vendor adds the page\u2019s origin to `origins` in its signed profile.',
  },
  unknown_route: {
    status: 404,
    title: 'There is nothing at this address',
    remedy: 'Compare the path with the reference at /docs.',
  },
  unknown_vendor: {
    status: 404,
    title: 'No such vendor',
    remedy: 'Check the vendor\u2019s short name.',
  },
  unknown_profile: {
    status: 404,
    title: 'No such profile',
    remedy: 'The vendor has not published this profile; ask for the current one.',
  },
  unknown_case: {
    status: 404,
    title: 'No case belongs to this receipt',
    remedy: 'Check the receipt and the vendor; a report that was never sent has no case.',
  },
  unknown_report: {
    status: 404,
    title: 'No such report',
    remedy: 'Check the report id; ids belong to one vendor.',
  },
  unknown_upload: {
    status: 404,
    title: 'No upload belongs to this token',
    remedy: 'Open an upload for the report first; parts without a report are removed after a day.',
  },
  unknown_attachment: {
    status: 404,
    title: 'No such file in this report',
    remedy: 'Look for its id in `attachments` of the report and of its thread.',
  },
  unknown_api_key: {
    status: 404,
    title: 'No such API key',
    remedy: 'List the keys to find its id.',
  },
  unknown_webhook: {
    status: 404,
    title: 'No such webhook',
    remedy: 'List the webhooks to find its id.',
  },
  unknown_delivery: {
    status: 404,
    title: 'Nothing was sent for this event',
    remedy: 'List the deliveries to find the event; the log is kept for 30 days.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The address does not know this method',
    remedy: 'See the `Allow` header.',
  },
  report_conflict: {
    status: 409,
    title: 'A different report with this id exists',
    remedy: 'Send the same bytes to repeat a submission; make a new id for a new report.',
  },
  change_conflict: {
    status: 409,
    title: 'A different change with this id was made',
    remedy: 'Make a new `changeId` for a new change.',
  },
  illegal_move: {
    status: 409,
    title: 'The report cannot move to that status',
    remedy: '`detail` lists the moves that are open now.',
  },
  early_disclosure: {
    status: 409,
    title: 'The report cannot be disclosed yet',
    remedy: 'Mark it as fixed first, or wait until the window of the policy is over.',
  },
  credit_withdrawn: {
    status: 409,
    title: 'The reporter took back the consent to be credited',
    remedy: 'Leave the credit out; it cannot be published again.',
  },
  sequence_conflict: {
    status: 409,
    title: 'The sealed item does not continue the thread',
    remedy: 'Fetch the thread, seal the item again at its next position, and retry.',
  },
  case_closed: {
    status: 409,
    title: 'The case is closed',
    remedy: 'The reporter withdrew it; nothing can be added. Report anew if something is new.',
  },
  part_conflict: {
    status: 409,
    title: 'This part was stored with other bytes',
    remedy: 'Seal the file again under a new id and upload all of it.',
  },
  upload_committed: {
    status: 409,
    title: 'The file belongs to what was sent',
    remedy: 'What was sent stays; only files that were not sent yet can be thrown away.',
  },
  incomplete_upload: {
    status: 409,
    title: 'A file is not uploaded whole',
    remedy: '`detail` names the file; upload its missing parts and send the same request again.',
  },
  vendor_exists: {
    status: 409,
    title: 'The short name is taken',
    remedy: 'Choose another short name.',
  },
  stale_serial: {
    status: 409,
    title: 'A profile with this or a higher serial is published',
    remedy: 'Raise `serial`, sign and push again.',
  },
  too_many_webhooks: {
    status: 409,
    title: 'The vendor has as many webhooks as there can be',
    remedy: 'Delete a webhook that nothing listens to any more.',
  },
  last_key: {
    status: 409,
    title: 'This is the last key that can manage keys',
    remedy: 'Create another key with `keys:manage` first.',
  },
  report_deleted: {
    status: 410,
    title: 'The report was deleted',
    remedy: 'Only its id remains; nothing can be changed.',
  },
  stale_revision: {
    status: 412,
    title: 'The report changed since it was read',
    remedy: 'Fetch it again, look at the change, and retry with its new ETag.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    remedy: 'See the limits at /docs; shorten the report.',
  },
  files_too_large: {
    status: 413,
    title: 'The files are more than the channel takes',
    remedy: '`detail` names the limit of the policy; send fewer or smaller files.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body has the wrong type',
    remedy:
      'Send `Content-Type: application/json`, or `application/octet-stream` for a part of a file.',
  },
  unusable_range: {
    status: 416,
    title: 'The file has no such range',
    remedy: 'Ask for one range of bytes within the size that `Content-Range` names.',
  },
  wrong_digest: {
    status: 422,
    title: 'The part is not what its digest says',
    remedy: 'Send the part again with `Content-Digest: sha-256=:…:` of its bytes.',
  },
  malformed_file: {
    status: 422,
    title: 'The bytes are not a part of a sealed file',
    remedy:
      'Send a binary OpenPGP message in parts of 8 MiB, the last one smaller; its first part starts with PKESK packets, then one SEIPD packet of definite length.',
  },
  unusable_webhook: {
    status: 422,
    title: 'Events cannot be sent to this address',
    remedy: 'Give an https: URL whose name leads to a public address; `detail` says what is wrong.',
  },
  notes_not_offered: {
    status: 422,
    title: 'No notes are mailed of this report',
    remedy: 'Send the report without `notify`; `detail` says who does not offer them.',
  },
  unusable_profile: {
    status: 422,
    title: 'The profile cannot be published',
    remedy: '`detail` says what to mend; then sign and push again.',
  },
  unusable_recipients: {
    status: 422,
    title: 'The report is not sealed to the channel\u2019s recipients',
    remedy: 'Fetch the profile again and seal to every recipient it names and the case key.',
  },
  profile_expired: {
    status: 422,
    title: 'The profile this was sealed under has expired',
    remedy: 'Fetch the current profile and seal again.',
  },
  malformed_sealed: {
    status: 422,
    title: 'The sealed bytes are not a Sealpost OpenPGP message',
    remedy:
      'Send one binary message: PKESK packets, then one SEIPD packet, padded to a size class.',
  },
  missing_severity: {
    status: 422,
    title: 'A triaged report needs a severity',
    remedy: 'Set `severity` in the same change.',
  },
  missing_reason: {
    status: 422,
    title: 'A declined report needs a reason',
    remedy: 'Set `declineReason` in the same change.',
  },
  missing_fields: {
    status: 422,
    title: 'Asking for detail needs the fields that are missing',
    remedy: 'Set `missing` to field ids of the policy in the same change.',
  },
  missing_revision: {
    status: 428,
    title: 'The change does not say which revision it is based on',
    remedy: 'Send `If-Match` with the report\u2019s ETag.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests from this address',
    remedy: 'Wait as long as `Retry-After` says.',
  },
  header_too_large: {
    status: 431,
    title: 'The headers are too large',
    remedy: 'Send fewer or shorter headers.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'Try again; nothing was half-stored. Tell the operator the `requestId`.',
  },
  no_service_key: {
    status: 501,
    title: 'This service has no key to sign webhooks with',
    remedy: 'The operator sets SEALPOST_SERVICE_KEY.',
  },
  unavailable: {
    status: 503,
    title: 'The service cannot store anything right now',
    remedy:
      'Wait as long as `Retry-After` says and send the same request again; ids make that safe.',
  },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>

/** The code of a refusal; the last segment of the problem's `type`. */
export type ProblemCode = keyof typeof PROBLEMS

/** Whether a text names a problem this version knows. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text)
}

/** A refused request (RFC 9457), media type `application/problem+json`. Never echoes input. */
export const Problem = z.object({
  /** Resolves to the page that explains the code: `{service}/problems/{code}`. */
  type: z.string(),
  code: z.string(),
  title: z.string(),
  status: z.int(),
  /** What the caller can do, with the facts of this request. */
  detail: z.string(),
  requestId: z.optional(z.string()),
  /** For `invalid_request`: each offending field by its path, such as `/channel`. */
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
})
export type Problem = z.infer<typeof Problem>

import { max, sum } from 'drizzle-orm'
import type { ProblemCode, StoredFile } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { parts } from '../storage/file-schema.ts'
import { toKeyIdText } from './check-head.ts'
import type { FileClaim } from './claim-files.ts'
import { isPartOf } from './find-part.ts'
import { isClaimed } from './is-claimed.ts'

/** Says why an item could not take its files: about the first that is wrong now. */
export async function explainRefusal(
  deps: Deps,
  claim: FileClaim,
  cause: Error,
): Promise<ProblemError> {
  for (const file of claim.files) {
    const found = await explainFile(deps, claim, file)
    if (found) return new ProblemError(found.code, { detail: found.detail, cause })
  }
  // All is well by now: somebody completed the file in between.
  return new ProblemError('unavailable', { retryAfter: 1, cause })
}

async function explainFile(
  deps: Deps,
  { vendor, reportId, keyIds }: FileClaim,
  { id, size }: StoredFile,
): Promise<{ code: ProblemCode; detail: string } | null> {
  const key = { vendor, reportId, attachmentId: id }
  if (await isClaimed(deps, key)) {
    const detail = `The file ${id} belongs to something else; upload it under a new id.`
    return { code: 'incomplete_upload', detail }
  }
  const [stored] = await deps.db
    .select({
      size: sum(parts.size).mapWith(Number),
      sealedSize: max(parts.sealedSize),
      keyIds: max(parts.keyIds),
    })
    .from(parts)
    .where(isPartOf(key))
  if (stored?.size !== size || stored.sealedSize !== size) {
    const facts = `${stored?.size ?? 0} of ${size} bytes are stored`
    const detail = `Of the file ${id}, ${facts}, and its packets say ${stored?.sealedSize ?? 'nothing'}.`
    return { code: 'incomplete_upload', detail }
  }
  return stored.keyIds === toKeyIdText(keyIds)
    ? null
    : { code: 'unusable_recipients', detail: `The file ${id} is sealed to others.` }
}

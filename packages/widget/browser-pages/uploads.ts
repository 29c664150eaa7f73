import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What a service holds of files, by attachment: their parts by number. */
export type StoredParts = Map<string, Map<number, Buffer>>

const PATH = /\/uploads(?:\/([0-9a-f-]{36})(?:\/parts\/(\d+))?)?$/

/** Answers everything about uploads as an honest service does; false for any other request. */
export async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  stored: StoredParts,
): Promise<boolean> {
  const [found, id = '', part] = PATH.exec(request.url ?? '') ?? []
  if (found === undefined) return false
  const bytes = await buffer(request)
  if (request.method === 'DELETE') stored.delete(id)
  if (request.method === 'PUT') {
    const digest = createHash('sha256').update(bytes).digest('base64')
    const isWhole = request.headers['content-digest'] === `sha-256=:${digest}:`
    const parts = stored.get(id) ?? new Map<number, Buffer>()
    if (isWhole) stored.set(id, parts.set(Number(part), bytes))
    response.statusCode = isWhole ? 204 : 422
  } else {
    response.statusCode = 204
  }
  response.end()
  return true
}

/** A file as it was uploaded, with its parts in order. */
export function storedFile(stored: StoredParts, id: string): Buffer {
  const parts = [...(stored.get(id) ?? [])].sort(([one], [other]) => one - other)
  return Buffer.concat(parts.map(([, bytes]) => bytes))
}

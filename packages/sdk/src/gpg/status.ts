import { GpgError, type GpgErrorCode } from './gpg-error.ts'

/** What gpg said: line by line to programs (GnuPG, doc/DETAILS), and last to people. */
export type Said = { status: readonly string[]; last: string }

const PREFIX = '[GNUPG:] '

/** Tells apart what gpg writes for programs and for people on one stream. */
export function readSaid(text: string): Said {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const status = lines.filter((line) => line.startsWith(PREFIX))
  const last = lines.findLast((line) => !line.startsWith(PREFIX)) ?? ''
  return {
    status: status.map((line) => line.slice(PREFIX.length)),
    last: last.replace(/^gpg: /, ''),
  }
}

/** What follows a keyword, such as the key after `SESSION_KEY`; undefined if gpg did not say it. */
export function findStatus({ status }: Said, keyword: string): string | undefined {
  const line = status.find((one) => one === keyword || one.startsWith(`${keyword} `))
  return line?.slice(keyword.length).trim()
}

/** The failure that a person can do something about; undefined if there is none. */
export function findRemediable(said: Said): GpgError | undefined {
  const { source, number } = errorOf(said)
  const code = REMEDIABLE.get(number) ?? (source === PINENTRY ? 'no_pinentry' : undefined)
  return code && new GpgError(code)
}

/** What a failure means for a person. */
export function toGpgError(said: Said): GpgError {
  const unusable = UNUSABLE.get(errorOf(said).number)
  if (unusable) return new GpgError(unusable)
  return findRemediable(said) ?? new GpgError('gpg_failed', { said: said.last })
}

/** The component of GnuPG that asks for passphrases, in libgpg-error. */
const PINENTRY = 5

/** Numbers of libgpg-error. */
const UNUSABLE: ReadonlyMap<number, GpgErrorCode> = new Map([
  [17, 'no_private_key'],
  [54, 'key_unusable'],
  [94, 'key_unusable'],
  [153, 'key_unusable'],
])

/** Numbers of libgpg-error that say something about the person or the machine, never about a message. */
const REMEDIABLE: ReadonlyMap<number, GpgErrorCode> = new Map([
  [11, 'wrong_passphrase'],
  [62, 'timed_out'],
  [77, 'no_agent'],
  [78, 'no_agent'],
  [85, 'no_pinentry'],
  [86, 'no_pinentry'],
  [87, 'wrong_passphrase'],
  [99, 'cancelled'],
  [109, 'no_card'],
  [110, 'no_card'],
  [112, 'no_card'],
  [114, 'cancelled'],
  [119, 'no_card'],
  [120, 'no_card'],
  [130, 'card_blocked'],
  [198, 'cancelled'],
])

/** Reads `ERROR <where> <error>` or `FAILURE <what> <error>`: a component and its number (libgpg-error). */
function errorOf(said: Said): { source: number; number: number } {
  const found = findStatus(said, 'ERROR') ?? findStatus(said, 'FAILURE') ?? ''
  const error = Number(found.split(' ')[1] ?? 0)
  return { source: error >>> 24, number: error & 0xffff }
}

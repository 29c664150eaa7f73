import type { KeyKeeper } from '@sealpost/protocol/envelope'
import { GpgError } from './gpg-error.ts'
import { type GpgOutcome, type GpgSettings, runGpg } from './run-gpg.ts'
import { findRemediable, findStatus, toGpgError } from './status.ts'

/**
 * Has gpg use one of its keys. One request at a time: a card has one slot, and a person sees one
 * question.
 */
export function gpgKeeper(settings: GpgSettings, fingerprint: string): KeyKeeper {
  let last: Promise<unknown> = Promise.resolve()
  const ask = (args: readonly string[], input: Uint8Array) => {
    const next = last.then(() => runGpg(settings, args, input))
    last = next.catch(() => undefined)
    return next
  }
  const signer = ['--local-user', fingerprint, '--digest-algo', 'SHA512']
  return {
    async openSessionKey(packets) {
      const args = ['--show-session-key', '--decrypt']
      return readSessionKey(await ask(args, Buffer.concat([packets, EMPTY_MESSAGE])))
    },
    async sign(bytes) {
      const how = ['--no-armor', '--no-textmode', '--detach-sign']
      return new Uint8Array(requireSigned(await ask([...signer, ...how], bytes)))
    },
    async signCleartext(text) {
      const args = [...signer, '--clearsign']
      return requireSigned(await ask(args, Buffer.from(text))).toString()
    },
  }
}

/**
 * Stands for a message, since gpg looks for a session key only where there is something to open with
 * it: a SEIPD packet (RFC 9580 §5.13.1) of the shortest length that fits. It never opens.
 */
const EMPTY_MESSAGE = Buffer.from([0xd2, 41, 1, ...Array<number>(40).fill(0)])

/** Whatever is wrong with the packets themselves is for the caller to say. */
function readSessionKey({ said }: GpgOutcome) {
  const [, cipher, hex] = /^(\d+):([0-9A-F]+)$/.exec(findStatus(said, 'SESSION_KEY') ?? '') ?? []
  if (hex) return { cipher: Number(cipher), bytes: new Uint8Array(Buffer.from(hex, 'hex')) }
  const failure = findRemediable(said)
  if (failure) throw failure
  if (findStatus(said, 'DECRYPTION_FAILED') !== undefined) return null
  throw toGpgError(said)
}

function requireSigned({ stdout, said }: GpgOutcome): Buffer {
  if (findStatus(said, 'SIG_CREATED') === undefined) throw toGpgError(said)
  if (stdout.length === 0) throw new GpgError('gpg_failed', { said: said.last })
  return stdout
}

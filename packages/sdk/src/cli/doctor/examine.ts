import { isRefusal } from '../../core/errors.ts'
import { checkEndpoints } from './check-endpoints.ts'
import { checkKeys } from './check-keys.ts'
import { checkMailboxes } from './check-mailboxes.ts'
import { checkPages } from './check-pages.ts'
import { checkProfile, checkStanding } from './check-profile.ts'
import { checkSecurityTxt } from './check-security-txt.ts'
import { checkWebKeyDirectory } from './check-web-key-directory.ts'
import { type Examined, type Patient, readStanding } from './examined.ts'
import { type Trouble, trouble } from './troubles.ts'

type Check = (examined: Examined) => Promise<Trouble[]>

/** Everything that is looked at, in the order in which it is told. */
const CHECKS: readonly Check[] = [
  checkProfile,
  checkKeys,
  checkWebKeyDirectory,
  checkSecurityTxt,
  checkEndpoints,
  checkMailboxes,
  checkPages,
]

/**
 * Looks a vendor over and says what is wrong; nothing if all is well. Sends a test request to each
 * webhook, and changes nothing.
 */
export async function examine(patient: Patient): Promise<Trouble[]> {
  const standing = await readStanding(patient)
  const found = checkStanding(standing)
  const { verified } = standing
  if (!verified) return found
  const service = await patient.client.service.get()
  const examined = { ...patient, service, verified }
  const troubles = await Promise.all(CHECKS.map((check) => asFarAsAllowed(check, examined)))
  return withoutTwins([...found, ...troubles.flat()])
}

async function asFarAsAllowed(check: Check, examined: Examined): Promise<Trouble[]> {
  try {
    return await check(examined)
  } catch (error) {
    if (isRefusal(error, 'missing_scope')) return [trouble('not_allowed')]
    throw error
  }
}

/** Several checks may come upon the same. */
function withoutTwins(troubles: readonly Trouble[]): Trouble[] {
  const isSame = (one: Trouble, other: Trouble) =>
    one.code === other.code && one.about === other.about
  return troubles.filter((one, at) => troubles.findIndex((other) => isSame(one, other)) === at)
}

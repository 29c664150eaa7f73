import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Certified = { key: string; cert: string }

export type Authority = {
  certificate: string
  /** Its own certificate, which nobody else vouches for. */
  itself: Certified
  /** Certifies a name, for a day or for no time at all. */
  issue: (name: string, options: { days: 0 | 1 }) => Certified
}

const OPENSSL = process.env['OPENSSL_PATH'] ?? 'openssl'
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

/** An authority of certificates, made by OpenSSL. */
export function makeAuthority(): Authority {
  const itself = inFolder((openssl, read) => {
    openssl('req', '-x509', ...NEW_KEY, '-keyout', 'key', '-out', 'cert', '-subj', '/CN=localhost')
    return { key: read('key'), cert: read('cert') }
  })
  return {
    certificate: itself.cert,
    itself,
    issue: (name, { days }) =>
      inFolder((openssl, read, write) => {
        write('ca', itself.cert + itself.key)
        write('names', `subjectAltName=DNS:${name}`)
        openssl('req', ...NEW_KEY, '-keyout', 'key', '-out', 'request', '-subj', `/CN=${name}`)
        const by = ['-CA', 'ca', '-CAkey', 'ca', '-extfile', 'names', '-days', `${days}`]
        openssl('x509', '-req', '-in', 'request', '-out', 'cert', ...by)
        return { key: read('key'), cert: read('cert') }
      }),
  }
}

type Work<Outcome> = (
  openssl: (...args: string[]) => void,
  read: (name: string) => string,
  write: (name: string, text: string) => void,
) => Outcome

function inFolder<Outcome>(work: Work<Outcome>): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  try {
    return work(
      (...args) => void execFileSync(OPENSSL, args, { cwd: folder, stdio: 'pipe' }),
      (name) => readFileSync(join(folder, name), 'utf8'),
      (name, text) => writeFileSync(join(folder, name), text),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

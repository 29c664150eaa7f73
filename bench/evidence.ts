import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFile } from './evidence/make-file.ts'
import { measureSealing } from './evidence/sealing-speed.ts'
import { measureSending } from './evidence/sending.ts'
import type { Finding } from './goal.ts'

/** Goals 1 to 4: files as evidence, from a page to the vendor's disk. */
export async function measureEvidence(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  try {
    const small = await makeFile(join(folder, '100-mb.bin'), 100_000_000)
    const sealing = await measureSealing(small, folder)
    const large = await makeFile(join(folder, '500-mb.bin'), 500_000_000)
    return [...sealing, ...(await measureSending({ small, large }, folder))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

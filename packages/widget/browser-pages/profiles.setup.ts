import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of all browsers' profiles. */
    profiles: string
  }
}

/** Makes the folder of all browsers' profiles, and removes it after the last of them has ended. */
export function setup(project: TestProject): void {
  const profiles = mkdtempSync(join(tmpdir(), 'sealpost-browsers-'))
  project.provide('profiles', profiles)
  project.vitest.onClose(() => {
    rmSync(profiles, { recursive: true, force: true, maxRetries: 10 })
  })
}

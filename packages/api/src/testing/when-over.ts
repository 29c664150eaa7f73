import { afterAll, expect, onTestFinished } from 'vitest'

/** Cleans up after the test that asks for it, or after the file for what all its tests share. */
export function whenOver(cleanUp: () => void | Promise<void>): void {
  const isInTest = expect.getState().currentTestName !== undefined
  if (isInTest) onTestFinished(cleanUp)
  else afterAll(cleanUp)
}

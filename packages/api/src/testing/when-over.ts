import { afterAll, onTestFinished, TestRunner } from 'vitest'

/** Cleans up after the test that asks for it, or after the file for what all its tests share. */
export function whenOver(cleanUp: () => void | Promise<void>): void {
  if (TestRunner.getCurrentTest()) onTestFinished(cleanUp)
  else afterAll(cleanUp)
}

/** The names that a test in a browser needs; the runner's own are globals without types. */
export { expect } from '@esm-bundle/chai'

declare const it: (title: string, run: () => void | Promise<void>) => void
declare const afterEach: (run: () => void | Promise<void>) => void

/** Declares a test; its title is the promise it keeps. */
export const test = it

/** Runs after each test of the file. */
export const afterEachTest = afterEach

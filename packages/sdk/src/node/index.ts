/**
 * What needs a file system: saves the files of a report on this machine. Runs in Node and what is like it.
 */
export { SaveError, type SaveErrorCode } from './save-error.ts'
export { type SavedFile, type SaveOptions, saveFiles } from './save-files.ts'

import type { Form } from '../report-form/form.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'

/** Loads the questions of the form; once, as {@link loadOnce} does. */
export const loadForm: () => Promise<Form> = loadOnce(importPart.form)

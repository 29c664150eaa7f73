import { readSources } from '../../vitest.shared.ts'

export default readSources

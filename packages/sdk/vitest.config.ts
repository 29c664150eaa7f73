import { mergeConfig } from 'vitest/config'
import { readSources } from '../../vitest.shared.ts'

// Tests of the command start processes of their own, and machines are slow at times.
export default mergeConfig(readSources, { test: { testTimeout: 60_000 } })

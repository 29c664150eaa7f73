import { base } from './base.ts'
import { controls } from './controls.ts'
import { layout } from './layout.ts'
import { screens } from './screens.ts'
import { tokens } from './tokens.ts'

/** All styles of the report form. */
export const formStyles = [tokens, base, layout, controls, screens]

import { base } from './base.ts'
import { controls } from './controls.ts'
import { layout } from './layout.ts'
import { screens } from './screens.ts'
import { tokens } from './tokens.ts'

/** What both elements wear from the start. */
export const elementStyles = [tokens, base, layout, controls, screens]

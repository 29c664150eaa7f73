import { base } from './base.ts'
import { controls } from './controls.ts'
import { layout } from './layout.ts'
import { screens } from './screens.ts'
import { timeline } from './timeline.ts'
import { tokens } from './tokens.ts'

/** All styles of the case. */
export const caseStyles = [tokens, base, layout, controls, screens, timeline]

import { base } from './base.ts'
import { buttons } from './buttons.ts'
import { choices } from './choices.ts'
import { fields } from './fields.ts'
import { forcedColors } from './forced-colors.ts'
import { layout } from './layout.ts'
import { notices } from './notices.ts'
import { screens } from './screens.ts'
import { tokens } from './tokens.ts'

/** What both elements wear from the start. */
export const elementStyles = [
  tokens,
  base,
  buttons,
  fields,
  choices,
  notices,
  layout,
  screens,
  forcedColors,
]

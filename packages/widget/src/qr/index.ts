/** Draws codes for cameras: a file of its own, loaded with the receipt. */
import { qrStyles } from '../styles/qr-styles.ts'
import { drawCode } from './draw-code.ts'
import type { QrCode } from './qr-code.ts'

export const qrCode: QrCode = { draw: drawCode, styles: qrStyles }

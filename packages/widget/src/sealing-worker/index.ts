/**
 * Seals files: a file of its own, which is both a part of the page and the worker's script. It knows
 * neither OpenPGP.js nor the network.
 */
import { listen, sealIn } from './seal-in.ts'
import { sealParts } from './seal-parts.ts'
import type { SealerPart } from './sealer.ts'

export const sealer: SealerPart = { sealHere: { seal: sealParts, close: () => {} }, sealIn }

if (!('document' in globalThis)) listen()

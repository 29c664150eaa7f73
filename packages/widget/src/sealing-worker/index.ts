/**
 * Seals files and puts their parts to the service: a file of its own, which is both a part of the page
 * and the worker's script. It knows neither OpenPGP.js nor the receipt.
 */
import { listen } from './listen.ts'
import { sealHere } from './seal-here.ts'
import { sealIn } from './seal-in.ts'
import type { SealerPart } from './sealer.ts'

export const sealer: SealerPart = { sealHere, sealIn }

if (!('document' in globalThis)) listen()

import { fileURLToPath } from 'node:url'

/** The built service, as an operator starts it. */
export const SERVER = fileURLToPath(new URL('main.js', import.meta.resolve('@sealpost/api/node')))

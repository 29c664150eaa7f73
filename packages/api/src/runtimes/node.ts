/**
 * The service on Node.
 *
 * @module
 */
export { type RunningServer, type ServerOptions, startServer } from './node/start-server.ts'
export { StartError, type StartErrorCode } from './start-error.ts'

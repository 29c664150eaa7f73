/**
 * The service: a Hono app that stores sealed vulnerability reports it cannot read.
 *
 * A runtime opens a database, reads the configuration and serves the app; see `runtimes/`.
 */
export { createApp } from './app.ts'
export { type Config, ConfigError, parseConfig } from './config.ts'
export type { Assets, Clock, Deps, LogEntry } from './deps.ts'
export { sweepRetention } from './reports/sweep-retention.ts'
export type { Database } from './storage/database.ts'
export { isMigrated, migrate } from './storage/migrate.ts'

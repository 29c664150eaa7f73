import { isAbsolute, join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './read-settings.ts'

test('without any variable, the service listens for this machine only and keeps its data in ./data', () => {
  expect(readSettings({})).toEqual({
    port: 8787,
    host: '127.0.0.1',
    dataFolder: join(process.cwd(), 'data'),
    widgetFolder: null,
    database: null,
    bucket: null,
    serviceSeed: null,
  })
})

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '', SEALPOST_DATA: '' })).toEqual(readSettings({}))
})

test('folders are absolute, and a libSQL server takes the place of the file', () => {
  const settings = readSettings({
    SEALPOST_WIDGET: 'packages/widget/dist',
    SEALPOST_DATABASE_URL: 'libsql://db.example',
    SEALPOST_DATABASE_TOKEN: 'token',
  })

  expect(isAbsolute(settings.widgetFolder ?? '')).toBe(true)
  expect(settings.database).toEqual({ url: 'libsql://db.example', authToken: 'token' })
})

test.for([
  [{ PORT: 'http' }, 'PORT must be a port number'],
  [{ PORT: '65536' }, 'PORT must be a port number'],
  [{ PORT: '-1' }, 'PORT must be a port number'],
  [{ SEALPOST_DATABASE_URL: 'data.db' }, 'SEALPOST_DATABASE_URL must be a libsql: or https: URL'],
] as const)('%o is refused by name', ([environment, message]) => {
  expect(() => readSettings(environment)).toThrow(message)
})

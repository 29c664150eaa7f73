import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { makeFolder, spawnService, startService } from './start-service.ts'
import { databaseOf, inspectReports, soundFindings } from './stored-reports.ts'
import { givenVendor, submitNew, submitUnansweredAgain } from './submit-load.ts'

test.for([
  ['a data folder', (dataFolder: string) => dataFolder],
  ['a database file', databaseOf],
] as const)('a start on %s that is read-only ends with what to do about it', async ([, pathIn]) => {
  const options = { dataFolder: makeFolder(), obeysPermissions: true }
  const service = await startService(options)
  const ledger = await givenVendor(service)
  await submitNew(service, ledger)
  await service.kill('SIGTERM')
  const path = pathIn(options.dataFolder)

  chmodSync(path, 0o500)
  const refused = spawnService(options)
  expect(await refused.exited).toBe(1)
  expect(refused.output()).toBe(
    `The data folder cannot be written (EACCES: permission denied, access '${path}'). ` +
      'Let this user write there, or choose another folder with SEALPOST_DATA.\n',
  )

  chmodSync(path, 0o700)
  const again = await startService(options)
  expect((await submitNew(again, ledger)).status).toBe(201)
  expect(inspectReports(options.dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
})

test('G-05 a data folder that becomes read-only refuses reports and loses none, and the service goes on once it is writable', async () => {
  const dataFolder = makeFolder()
  const service = await startService({ dataFolder, obeysPermissions: true })
  const ledger = await givenVendor(service)
  expect((await submitNew(service, ledger)).status).toBe(201)

  // Whoever has opened a file may go on writing it. The lock makes the service open it anew.
  const other = new DatabaseSync(databaseOf(dataFolder))
  other.exec('begin immediate')
  expect((await submitNew(service, ledger)).status).toBe(503)
  setPermissions(dataFolder, { file: 0o400, folder: 0o500 })
  other.exec('rollback')
  other.close()

  const refused = await submitNew(service, ledger)
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ code: 'unavailable' })
  expect((await fetch(`${service.url}/v1/vendors/acme/profile`)).status).toBe(200)

  setPermissions(dataFolder, { file: 0o600, folder: 0o700 })
  expect(await submitUnansweredAgain(service, ledger)).toEqual([201, 201])
  expect(inspectReports(dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
})

function setPermissions(dataFolder: string, mode: { file: number; folder: number }): void {
  for (const name of readdirSync(dataFolder)) chmodSync(join(dataFolder, name), mode.file)
  chmodSync(dataFolder, mode.folder)
}

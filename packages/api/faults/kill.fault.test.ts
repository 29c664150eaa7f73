import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { startProgram } from './start-program.ts'
import { isFullSeries, makeFolder, startService } from './start-service.ts'
import { databaseOf, inspectReports, soundFindings } from './stored-reports.ts'
import { givenVendor, startLoad, submitUnansweredAgain } from './submit-load.ts'

const ROUNDS = isFullSeries ? 200 : 10
const NAIVE_ROUNDS = isFullSeries ? 20 : 3
const WAIT = { timeout: 30_000, interval: 5 }

test(`G-05 no acknowledged report is lost or doubled in ${ROUNDS} crashes under load while another process steals the lock`, {
  timeout: ROUNDS * 20_000,
}, async () => {
  const dataFolder = makeFolder()
  let service = await startService({ dataFolder })
  const ledger = await givenVendor(service)

  for (let round = 1; round <= ROUNDS; round++) {
    const known = ledger.accepted.size
    const thief = startProgram('lock-thief-process', databaseOf(dataFolder))
    const load = startLoad(service, ledger)
    const enough = known + 20 + Math.random() * 100
    await vi.waitFor(() => {
      expect(ledger.accepted.size).toBeGreaterThan(enough)
      expect(thief.output().length).toBeGreaterThan(2)
    }, WAIT)
    await service.kill('SIGKILL')
    await load.stop()
    await thief.kill()
    const acknowledged = [...ledger.accepted].slice(known)

    service = await startService({ dataFolder })
    expect(inspectReports(dataFolder, acknowledged)).toMatchObject({ integrity: 'ok', lost: [] })
    const answers = await submitUnansweredAgain(service, ledger)
    expect(answers).toEqual(answers.map(() => 201))
  }

  expect(inspectReports(dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
})

test('the same crashes lose rows that a naive writer has acknowledged: the series above can see loss', {
  timeout: NAIVE_ROUNDS * 40_000,
}, async () => {
  let lost = 0
  for (let round = 1; round <= NAIVE_ROUNDS; round++) {
    const path = join(makeFolder(), 'naive.db')
    const file = new DatabaseSync(path)
    file.exec('pragma journal_mode = wal; create table rows (id integer primary key)')
    file.close()
    const thief = startProgram('lock-thief-process', path)
    const writer = startProgram('naive-writer-process', path)
    await vi.waitFor(() => expect(writer.output()).toMatch(/busy(\n\d+){100}/), WAIT)
    await writer.kill()
    await thief.kill()

    const after = new DatabaseSync(path)
    const stored = new Set(
      after
        .prepare('select id from rows')
        .all()
        .map(({ id }) => Number(id)),
    )
    after.close()
    const acknowledged = (writer.output().match(/^\d+$/gm) ?? []).map(Number)
    lost += acknowledged.filter((id) => !stored.has(id)).length
  }
  expect(lost).toBeGreaterThan(0)
})

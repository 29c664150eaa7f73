import { expect, test } from 'vitest'
import { OPERATIONS, type OperationId } from '@sealpost/protocol'
import { makeWorld, VALID_CALLS } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'

const tells: OperationId[] = [
  'submitReport',
  'addToCase',
  'withdrawCredit',
  'updateReport',
  'sendMessage',
  'deleteReport',
  'putCredit',
]

test.for(tells)('%s has word brought of what it did, and not of what was refused', async (id) => {
  const world = await makeWorld()
  world.app.woken.length = 0

  await world.app.call(id, { ...VALID_CALLS[id](world), body: '{' })
  await world.app.call(id, VALID_CALLS[id](world))

  expect(world.app.woken).toContain('acme')
  expect(world.app.woken.length).toBeLessThanOrEqual(OPERATIONS[id].method === 'DELETE' ? 2 : 1)
})

const reads = operationIds().filter((id) => OPERATIONS[id].method === 'GET')

test('nothing that only reads wakes anybody', async () => {
  const world = await makeWorld()
  world.app.woken.length = 0

  for (const id of reads) await world.app.call(id, VALID_CALLS[id](world))

  expect(world.app.woken).toEqual([])
})

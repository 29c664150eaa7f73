import { expect, test } from 'vitest'
import { OnDemand } from './on-demand.ts'

test('a part is loaded when it is opened, and once', async () => {
  let loads = 0
  const tool = new OnDemand(
    () => Promise.resolve(`part ${++loads}`),
    () => {},
  )
  expect(tool.part).toBeNull()

  await tool.open()
  tool.close()
  await tool.open()

  expect(tool).toMatchObject({ stage: 'open', part: 'part 1' })
})

test('a part that did not load is said to be missing, and can be tried again', async () => {
  const answers = [() => Promise.reject(new Error('offline')), () => Promise.resolve('part')]
  const stages: string[] = []
  const tool: OnDemand<string> = new OnDemand(
    () => answers.shift()?.() ?? Promise.reject(new Error('no more')),
    () => stages.push(tool.stage),
  )

  await tool.open()
  await tool.open()

  expect(stages).toEqual(['loading', 'failed', 'loading', 'open'])
})

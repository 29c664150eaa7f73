import { expect, test } from 'vitest'
import { collect } from '../testing/collect.ts'
import { Pages } from './pages.ts'

const pages: Record<string, { items: string[]; nextCursor: string | null }> = {
  start: { items: ['a', 'b'], nextCursor: 'second' },
  second: { items: [], nextCursor: 'third' },
  third: { items: ['c'], nextCursor: null },
}

function givenPages() {
  const asked: (string | null)[] = []
  const list = new Pages((cursor) => {
    asked.push(cursor)
    const page = pages[cursor ?? 'start']
    return page ? Promise.resolve(page) : Promise.reject(new Error('no such page'))
  })
  return { list, asked }
}

test('awaiting a list gives its first page', async () => {
  const { list, asked } = givenPages()

  const page = await list

  expect(page).toEqual(pages.start)
  expect(asked).toEqual([null])
})

test('iterating a list gives every item of every page', async () => {
  const { list } = givenPages()

  const items = await collect(list)

  expect(items).toEqual(['a', 'b', 'c'])
})

test('the next page is asked for only when the last is used up', async () => {
  const { list, asked } = givenPages()

  for await (const item of list) if (item === 'b') break

  expect(asked).toEqual([null])
})

test('a list that nobody uses asks for nothing', () => {
  const { asked } = givenPages()

  expect(asked).toEqual([])
})

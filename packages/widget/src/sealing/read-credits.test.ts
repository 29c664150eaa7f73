import { expect, test } from 'vitest'
import { readCredits } from './read-credits.ts'

const publishedAt = '2026-11-22T09:30:00.000Z'

test('a page of credits is read, and what it need not say is left out', () => {
  const items = [
    { name: 'Wile E. Coyote', url: 'https://coyote.example', publishedAt },
    { name: 'Road Runner', publishedAt },
  ]

  expect(readCredits({ items, nextCursor: 'next', extra: 1 })).toEqual({
    items,
    nextCursor: 'next',
  })
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//coyote.example', 'ftp://coyote.example'])(
  'a page that links to %s is refused whole',
  (url) => {
    const answer = { items: [{ name: 'Mallory', url, publishedAt }], nextCursor: null }

    expect(() => readCredits(answer)).toThrow(expect.objectContaining({ code: 'answer_malformed' }))
  },
)

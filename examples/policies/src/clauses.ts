import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

type Clause = { id: string; says: string; pointers: readonly string[] }

/** A vendor's clauses as its table lists them, and which of them were proven. */
export class Clauses {
  readonly #clauses: ReadonlyMap<string, Clause>
  readonly #proven = new Set<string>()

  /** Reads a table and checks that every place it names is in the document. */
  constructor(vendor: string) {
    const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    const document: unknown = JSON.parse(read(`${vendor}.json`))
    const clauses = parseTable(read(`${vendor}.md`))
    for (const { id, pointers } of clauses) {
      assert.ok(pointers.length > 0, `${id} names no place in the document`)
      for (const pointer of pointers) {
        assert.notEqual(valueAt(document, pointer), undefined, `${id}: there is no ${pointer}`)
      }
    }
    this.#clauses = new Map(clauses.map((clause) => [clause.id, clause]))
  }

  /** Says that a clause was seen to hold. Call it after the assertion. */
  proven(...ids: readonly string[]): void {
    for (const id of ids) {
      const clause = this.#clauses.get(id)
      assert.ok(clause, `${id} is in no table`)
      assert.ok(!this.#proven.has(id), `${id} is proven twice`)
      this.#proven.add(id)
      console.log(`✓ ${id} ${clause.says}`)
    }
  }

  /** Fails unless every clause was proven. */
  finish(): void {
    const open = [...this.#clauses.keys()].filter((id) => !this.#proven.has(id))
    assert.deepEqual(open, [], 'every clause of the table is proven')
  }
}

/** Rows such as `| PR-1 | what it says | `/a/place`, `/another` |`. */
function parseTable(markdown: string): Clause[] {
  return [...markdown.matchAll(/^\| ([A-Z]{2}-\d+) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, id = '', says = '', places = '']) => ({
      id,
      says: says.replaceAll('**', ''),
      pointers: [...places.matchAll(/`([^`]+)`/g)].map(([, pointer = '']) => pointer),
    }),
  )
}

/** What a JSON Pointer (RFC 6901) points at; undefined if there is nothing. */
function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce(
      (value, key) => memberOf(value, key.replaceAll('~1', '/').replaceAll('~0', '~')),
      document,
    )
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

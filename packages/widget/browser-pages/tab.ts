import { IN_PAGE } from './in-page.ts'

/** One page of a browser. */
export type Tab = {
  /** Opens an address. A site's origin is its own, so that nothing of earlier ones is stored there. */
  open: (url: string) => Promise<void>
  /** Loads the page anew, which keeps its storage. */
  reload: () => Promise<void>
  /** Value of an expression, which may be a promise, must survive JSON and has {@link IN_PAGE} at hand. */
  read: (expression: string) => Promise<unknown>
  close: () => Promise<void>
}

/** Answers with the value of an expression as JSON, which every driver hands over alike. */
export function inJson(expression: string): string {
  return `(async () => { ${IN_PAGE}
    return JSON.stringify({ value: await (${expression}) })
  })()`
}

export function fromJson(json: unknown): unknown {
  return memberOf(JSON.parse(String(json)), 'value')
}

export function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined
}

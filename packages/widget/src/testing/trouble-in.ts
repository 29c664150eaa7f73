import { troubleOf } from '../trouble.ts'

/** The name of what went wrong; `no trouble` if nothing did. */
export function troubleIn(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'no trouble', troubleOf)
}

import { type Trouble, TroubleError } from '../trouble.ts'

/** How long to wait, and what it means when that was not enough. */
export type Deadline = { maxMs: number; trouble: Trouble }

/** Waits for a result until a deadline. @throws {@link TroubleError} the deadline's trouble. */
export async function withDeadline<T>(work: Promise<T>, { maxMs, trouble }: Deadline): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TroubleError(trouble)), maxMs)
  })
  try {
    return await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
  }
}

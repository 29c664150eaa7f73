/** Starting takes milliseconds; a policy may also forbid it without a word. */
const PATIENCE_MS = 5000

/** Waits for a worker's first word. Null, and the worker ended, if it cannot run. */
export function whenReady(worker: Worker, patienceMs = PATIENCE_MS): Promise<Worker | null> {
  return new Promise((resolve) => {
    const listening = new AbortController()
    const { signal } = listening
    const settle = (started: Worker | null) => {
      clearTimeout(timer)
      listening.abort()
      if (!started) worker.terminate()
      resolve(started)
    }
    const timer = setTimeout(() => settle(null), patienceMs)
    worker.addEventListener('message', () => settle(worker), { signal })
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault()
        settle(null)
      },
      { signal },
    )
  })
}

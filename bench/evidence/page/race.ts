// Runs in the page: each contender turns the chosen file into ciphertext, in a worker of its own.

/** What the form's worker gives back; its file says the rest. */
type Sealer = { seal: (job: object) => AsyncGenerator<{ size: number }> }
type SealerFile = { sealer: { sealIn: (worker: Worker) => Sealer } }

/** What each contender may need. */
type Setting = { certificate: string; sessionKey: number[]; head: number[] }

const SEALER_URL = '/widget/sealpost-worker.js'

const contenders: Record<string, (file: File, setting: Setting) => Promise<number>> = {
  sealpost: async (file, { sessionKey, head }) => {
    const { sealer } = toSealerFile(await import(SEALER_URL))
    const worker = new Worker(SEALER_URL, { type: 'module' })
    await heard(worker)
    const bytes = Uint8Array.from(sessionKey)
    let sealed = 0
    const startedMs = performance.now()
    const job = { file, sessionKey: bytes, head: Uint8Array.from(head) }
    for await (const { size } of sealer.sealIn(worker).seal(job)) sealed += size
    return finish(worker, { file, sealed, startedMs })
  },
  rawAesGcm: (file) => raceIn('/page/raw-aes-gcm.js', file, {}),
  openpgp: (file, { certificate }) => raceIn('/page/openpgp-stream.js', file, { certificate }),
}

async function raceIn(url: string, file: File, setting: object): Promise<number> {
  const worker = new Worker(url, { type: 'module' })
  await heard(worker)
  const startedMs = performance.now()
  worker.postMessage({ file, ...setting })
  const sealed = Number(await heard(worker))
  return finish(worker, { file, sealed, startedMs })
}

function finish(
  worker: Worker,
  { file, sealed, startedMs }: { file: File; sealed: number; startedMs: number },
): number {
  const tookMs = performance.now() - startedMs
  worker.terminate()
  if (sealed < file.size) throw new Error(`Only ${sealed} bytes of ${file.size} came out`)
  return tookMs
}

function heard(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
  })
}

/** The build of the form's worker exports it by this name. */
function toSealerFile(module: unknown): SealerFile {
  return module as SealerFile
}

Object.assign(window, {
  race: (name: string, setting: Setting) => {
    const file = document.querySelector('input')?.files?.[0]
    const contender = contenders[name]
    if (!file || !contender) throw new Error(`There is nothing to race: ${name}`)
    return contender(file, setting)
  },
})

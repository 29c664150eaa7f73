// Runs in a worker: encrypts a file with OpenPGP.js as a stream, as its README shows.

/** What is used of it; its own types of streams are not published. */
type OpenPgp = {
  readKey: (options: { armoredKey: string }) => Promise<object>
  createMessage: (options: { binary: ReadableStream }) => Promise<object>
  encrypt: (options: {
    message: object
    encryptionKeys: object
    format: 'binary'
  }) => Promise<ReadableStream<Uint8Array>>
}

const OPENPGP_URL = '/openpgp/openpgp.min.mjs'

const { createMessage, encrypt, readKey } = toOpenPgp(await import(OPENPGP_URL))

addEventListener('message', ({ data }: MessageEvent<{ file: File; certificate: string }>) => {
  void seal(data).then((bytes) => postMessage(bytes))
})
postMessage('ready')

async function seal({ file, certificate }: { file: File; certificate: string }): Promise<number> {
  const message = await createMessage({ binary: file.stream() })
  const encryptionKeys = await readKey({ armoredKey: certificate })
  const stream = await encrypt({ message, encryptionKeys, format: 'binary' })
  const reader = stream.getReader()
  let sealed = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return sealed
    sealed += value.length
  }
}

/** The file is OpenPGP.js as it was published. */
function toOpenPgp(module: unknown): OpenPgp {
  return module as OpenPgp
}

export {}

import { AttachmentId, encodeHex, LIMITS, partCountOf, sha256 } from '@sealpost/protocol'
import { createFileKey, openFile } from '@sealpost/protocol/envelope'
import { sealHere } from '../sealing-worker/seal-here.ts'
import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { fakeUploads, storedFile } from '../testing/fake-uploads.ts'
import { makePlace } from '../testing/make-place.ts'
import { makeVendor } from '../testing/make-vendor.ts'
import { startRelayedSealer } from '../testing/relayed-sealer.ts'
import { troubleIn } from '../testing/trouble-in.ts'
import { uploadFiles } from './upload-files.ts'
import type { UploadFile, UploadInput, UploadProgress } from './uploads.ts'

const vendor = await makeVendor()
const { certificate } = vendor.key
const subtle = SubtleCrypto.prototype
const { encrypt } = subtle
const PATIENCE = { tryMs: 5000, totalMs: 5000, baseDelayMs: 1, maxDelayMs: 5 }
/** No second try: the wait before it would be longer than patience is. */
const ONCE = { baseDelayMs: 20_000, maxDelayMs: 20_000 }
const MANY_BYTES = 20_000_000

afterEachTest(() => {
  subtle.encrypt = encrypt
})

function makeFile(bytes: number, name = 'file.bin'): UploadFile {
  const content = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65_536) {
    crypto.getRandomValues(content.subarray(at, at + 65_536))
  }
  const id = AttachmentId.parse(crypto.randomUUID())
  return { id, name, type: '', size: bytes, file: new Blob([content]) }
}

type Told = { input: UploadInput; progress: UploadProgress[]; stop: AbortController }

function makeInput(changes: Partial<UploadInput> = {}): Told {
  const progress: UploadProgress[] = []
  const stop = new AbortController()
  const input: UploadInput = {
    mailbox: makePlace(vendor),
    accessToken: 'token',
    createFileKey: () => createFileKey([certificate], new Date()),
    arrived: new Map(),
    onProgress: (one) => progress.push(one),
    signal: stop.signal,
    startSealer: startRelayedSealer,
    patience: PATIENCE,
    ...changes,
  }
  return { input, progress, stop }
}

async function opened(sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await openFile(new Blob([sealed]).stream(), vendor.key)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

test('every file arrives whole, opens with the vendor\u2019s key, and is what the manifest says', async () => {
  const service = fakeUploads()
  const files = [makeFile(1), makeFile(LIMITS.partBytes), makeFile(70_000)]
  const { input, progress } = makeInput()

  const { attached, stored } = await uploadFiles(files, input)

  for (const [at, { file, name, size }] of files.entries()) {
    const [manifest, { id, size: sealedBytes } = { id: '', size: 0 }] = [attached[at], stored[at]]
    const sealed = storedFile(service, id)
    const parts = [...(service.stored.get(id)?.entries() ?? [])].sort(([a], [b]) => a - b)
    expect(sealed.length).to.equal(sealedBytes)
    expect(parts.length).to.equal(partCountOf(sealedBytes))
    expect(manifest).to.deep.equal({
      ...{ id, name, size, type: '' },
      parts: await Promise.all(parts.map(([, bytes]) => sha256(bytes))),
    })
    const plain = new Uint8Array(await file.arrayBuffer())
    expect(await sha256(await opened(sealed))).to.equal(await sha256(plain))
  }
  expect(progress.at(-1)?.files.every(({ isStored }) => isStored)).to.equal(true)
})

test('where no worker runs, the page seals the same itself', async () => {
  const service = fakeUploads()
  const file = makeFile(3_000_000)
  const { input } = makeInput({ startSealer: () => Promise.resolve(sealHere) })

  const { stored } = await uploadFiles([file], input)

  const plain = await opened(storedFile(service, stored[0]?.id ?? ''))
  expect(encodeHex(plain.subarray(-32))).to.equal(
    encodeHex(new Uint8Array(await file.file.slice(-32).arrayBuffer())),
  )
})

test('a lost network is waited for, and only the parts it took are put again', async () => {
  const service = fakeUploads()
  service.before = (_, nth) => {
    if (nth >= 2 && nth <= 6) throw new TypeError('Failed to fetch')
  }
  const { input, progress } = makeInput()

  const { stored } = await uploadFiles([makeFile(MANY_BYTES)], input)

  expect(storedFile(service, stored[0]?.id ?? '').length).to.equal(stored[0]?.size)
  expect(service.puts.length).to.equal(partCountOf(stored[0]?.size ?? 0))
  expect(progress.some(({ waiting }) => waiting === 'unreachable')).to.equal(true)
  expect(progress.at(-1)?.waiting).to.equal(null)
})

test('no more than three parts are on their way at once', async () => {
  const service = fakeUploads()
  let [now, most] = [0, 0]
  let goOn: () => void = () => {}
  let held = new Promise<void>((resolve) => (goOn = resolve))
  service.before = async () => {
    const together = held
    most = Math.max(most, ++now)
    if (now === 3) {
      goOn()
      held = new Promise((resolve) => (goOn = resolve))
    }
    await together
    now--
  }
  const { input } = makeInput()

  await uploadFiles([makeFile(5 * LIMITS.partBytes)], input)

  expect(most).to.equal(3)
})

test('what has arrived is not sent again, and the rest under another id', async () => {
  const service = fakeUploads()
  const files = [makeFile(1000), makeFile(MANY_BYTES)]
  const { input } = makeInput({ patience: { ...PATIENCE, ...ONCE } })
  service.before = async ({ url }) => {
    if (!url.endsWith('/parts/2')) return
    while (service.puts.length < 3) await new Promise((resolve) => setTimeout(resolve))
    throw new TypeError('Failed to fetch')
  }

  const trouble = await troubleIn(uploadFiles(files, input))
  const first = service.puts.map(({ id }) => id)
  service.before = () => {}
  const { stored } = await uploadFiles(files, { ...input, patience: PATIENCE })

  expect(trouble).to.equal('unreachable')
  expect(stored[0]?.id).to.equal(first[0])
  expect(service.puts.filter(({ id }) => id === first[0])).to.have.length(1)
  expect(first).not.to.include(stored[1]?.id)
  expect(service.deleted).to.deep.equal([...new Set(first.slice(1))])
})

test('an upload that is called off stops at once and throws away what is unfinished', async () => {
  const service = fakeUploads()
  const { input, stop } = makeInput()
  service.before = ({ url }) => {
    if (!url.endsWith('/parts/1')) return
    stop.abort()
    return new Promise(() => {})
  }

  await troubleIn(uploadFiles([makeFile(6 * LIMITS.partBytes)], input))
  await new Promise((resolve) => setTimeout(resolve, 100))

  // The part before it, and what was on its way beside it.
  expect(service.puts.length).to.be.at.most(3)
  expect(service.deleted).to.have.length(1)
})

const BROKEN: Readonly<Record<string, () => Promise<unknown>>> = {
  throws: () => Promise.reject(new Error('broken')),
  'returns nothing': () => Promise.resolve(undefined),
  'never ends': () => new Promise(() => {}),
}

for (const [fault, broken] of Object.entries(BROKEN)) {
  test(`G-04 when encryption ${fault}, not one part leaves`, async () => {
    const service = fakeUploads()
    const { input, stop } = makeInput({ startSealer: () => Promise.resolve(sealHere) })
    Reflect.set(subtle, 'encrypt', broken)

    const uploading = troubleIn(uploadFiles([makeFile(1_000_000)], input))
    setTimeout(() => stop.abort(), 100)

    expect(await uploading).not.to.equal('no trouble')
    expect(service.puts).to.deep.equal([])
  })
}

test('G-04 when encryption gives back what it was given, not one part leaves', async () => {
  const service = fakeUploads()
  const { input, progress } = makeInput({ startSealer: () => Promise.resolve(sealHere) })
  subtle.encrypt = (_, __, data) =>
    Promise.resolve(new Uint8Array(ArrayBuffer.isView(data) ? data.buffer.slice(0) : data).buffer)

  const trouble = await troubleIn(uploadFiles([makeFile(1_000_000)], input))

  expect(trouble).to.equal('crypto_failed')
  expect(service.puts).to.deep.equal([])
  expect(progress.at(-1)?.files[0]?.trouble).to.equal('crypto_failed')
})

test('a file that can no longer be read is named, and the others stay', async () => {
  const service = fakeUploads()
  const gone = makeFile(1000, 'gone.log')
  const unreadable = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) }
  Reflect.set(gone.file, 'slice', unreadable.slice)
  const { input, progress } = makeInput({ startSealer: () => Promise.resolve(sealHere) })

  const trouble = await troubleIn(uploadFiles([makeFile(1000), gone], input))

  expect(trouble).to.equal('file_changed')
  expect(progress.at(-1)?.files.map((file) => file.trouble)).to.deep.equal([null, 'file_changed'])
  expect([...service.stored.values()]).to.have.length(1)
})

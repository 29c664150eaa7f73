import type { SealpostReport } from '../report-form/report-form.ts'
import type { Session } from '../session/session.ts'
import { TroubleError } from '../trouble.ts'
import type { FileProgress } from '../uploads/uploads.ts'
import { box } from './make-boxes.ts'
import { drawImage, exifSegment, withSegments } from './make-images.ts'
import { makePolicy, type PolicyInput } from './make-policy.ts'
import { type FormOptions, mountForm } from './mount-form.ts'
import type { Mounted } from './mounted.ts'

/** A policy with one channel that asks for a summary and for files, of which it takes a few. */
export function makeEvidencePolicy(
  files: object = { maxCount: 4, maxFileBytes: 100_000, maxTotalBytes: 150_000 },
  changes: Partial<PolicyInput> = {},
) {
  const [vulnerability] = makePolicy().channels
  const fields = { summary: { need: 'required' }, evidence: { need: 'required' } }
  return makePolicy({
    channels: [{ ...vulnerability, files, fields }],
    rules: { accept: 'each', items: [] },
    safeHarbour: undefined,
    ...changes,
  })
}

/** A form at its step for files. */
export async function evidenceForm(options: FormOptions = {}): Promise<Mounted<SealpostReport>> {
  const form = await mountForm({ policy: makeEvidencePolicy(), ...options })
  await form.fill('summary', 'Stored XSS')
  await form.press('Continue')
  while (!form.root.querySelector('input[type=file]')) await form.settled()
  return form
}

/** Chooses files with the picker, and waits until they were looked into. */
export async function choose(form: Mounted, ...files: readonly File[]): Promise<void> {
  const picked = new DataTransfer()
  for (const file of files) picked.items.add(file)
  const input = form.find('input[type=file]')
  if (input instanceof HTMLInputElement) input.files = picked.files
  input.dispatchEvent(new Event('change'))
  await looked(form)
}

/** Waits until every file was looked into. */
export async function looked(form: Mounted): Promise<void> {
  do await form.settled()
  while (form.text.includes('Looking for'))
}

export function makeTextFile(name: string, bytes = 100, lastModified = 1): File {
  return new File(['x'.repeat(bytes)], name, { type: 'text/plain', lastModified })
}

/** A photo that says where it was taken, when and with what. */
export async function makePhoto(orientation = 1): Promise<File> {
  const bytes = withSegments(await drawImage('image/jpeg'), [exifSegment(orientation)])
  return new File([bytes], 'IMG_2041.jpg', { type: 'image/jpeg' })
}

/** A recording that says where it was made, and by whom. */
export function makeRecording(): File {
  const said = box('udta', box('\xa9xyz', '+51.5-000.1/'), box('\xa9ART', 'Wile'))
  return new File([box('ftyp', 'qt  '), box('moov', said)], 'recording.mov')
}

/** A document that says who wrote it. */
export function makeDocument(): File {
  return new File(['%PDF-1.7 << /Author (Wile) >>'], 'write-up.pdf', { type: 'application/pdf' })
}

/** Takes files as far as the button that sends the report. */
export async function toReceipt(form: Mounted): Promise<void> {
  await form.press('Continue')
  await form.press('Continue')
  await form.press('I wrote it down')
}

/** A session whose files come as far as told, and then no further. */
export function stuckAt(...files: Partial<FileProgress>[]): Session['uploadFiles'] {
  return (chosen, _, { onProgress, signal }) => {
    onProgress({
      files: chosen.map(({ id, name, type, size }, at) => ({
        ...{ id, name, type, size },
        ...{ sealedBytes: size, isStored: false, trouble: null },
        storedBytes: files[at]?.isStored ? size : 0,
        ...files[at],
      })),
      waiting: 'offline',
    })
    return new Promise((_resolve, reject) => {
      if (files.some(({ trouble }) => trouble)) reject(new TroubleError('file_changed'))
      signal.addEventListener('abort', () => reject(new Error('Called off.')))
    })
  }
}

/** States of a form with files. */
export const EVIDENCE_STATES: Readonly<Record<string, () => Promise<Mounted>>> = {
  'no files yet': () => evidenceForm(),
  'no files, but they are needed': async () => {
    const form = await evidenceForm()
    await form.press('Continue')
    return form
  },
  'files of all kinds': async () => {
    const form = await evidenceForm()
    await choose(form, await makePhoto(), makeTextFile('long-'.repeat(40)), makeTextFile('a.heic'))
    return form
  },
  'files whose details stay, or are not known': async () => {
    const form = await evidenceForm()
    const archive = new File(['PK\x03\x04'], 'dump.zip', { type: 'application/zip' })
    const damaged = new File(['RIFF\0\0\0\0WEBP'], 'cut-off.webp', { type: 'image/webp' })
    await choose(form, makeRecording(), makeDocument(), archive, damaged)
    return form
  },
  'files that were not taken': async () => {
    const form = await evidenceForm()
    await choose(form, makeTextFile('empty.log', 0), makeTextFile('large.img', 100_001))
    return form
  },
  'a photo without its details': async () => {
    const form = await evidenceForm()
    await choose(form, await makePhoto(6))
    await form.press('Remove these details')
    await looked(form)
    return form
  },
  'files on their way': () => sending(stuckAt({ storedBytes: 50 }, { isStored: true })),
  'a file that changed': () => sending(stuckAt({ trouble: 'file_changed' }, { isStored: true })),
}

async function sending(uploadFiles: Session['uploadFiles']): Promise<Mounted> {
  const form = await evidenceForm({ session: { uploadFiles } })
  await choose(form, makeTextFile('access.log'), makeTextFile('error.log'))
  await toReceipt(form)
  await form.press('Send the report')
  return form
}

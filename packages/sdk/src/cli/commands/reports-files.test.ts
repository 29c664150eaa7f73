import { readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { givenDesk } from '../../testing/given-desk.ts'
import { makeBytes, makeFile } from '../../testing/make-file.ts'
import { VENDOR_KEY } from '../../testing/make-vendor.ts'
import { makeFolder } from '../../testing/run-cli.ts'

const bytes = makeBytes(1_200_000)

async function givenFiles(name = 'capture.pcap') {
  const desk = await givenDesk()
  const { reporter } = desk
  const recipients = [VENDOR_KEY.certificate, reporter.caseKey.certificate]
  const sealed = await makeFile(bytes, { recipients, name, type: '' })
  await reporter.upload(sealed)
  await reporter.say({ files: [{ ...sealed.file, stored: sealed.stored }] })
  return desk
}

test('files are saved into a folder that is made, and told with the names of their sender', async () => {
  const { cli, folder, reportId } = await givenFiles('\u001b[2J../../a.pcap')

  const { code, stdout } = await cli('reports', 'files', reportId, '--to', 'evidence')

  expect(code).toBe(0)
  expect(stdout).toBe(
    'evidence/evidence-1.pcap  1200000 bytes from the reporter, called \ufffd[2J../../a.pcap',
  )
  expect(await readFile(join(folder, 'evidence', 'evidence-1.pcap'))).toEqual(Buffer.from(bytes))
})

test('a folder that is a link is refused as something to mend, and so are too many bytes', async () => {
  const { cli, folder, reportId } = await givenFiles()
  const elsewhere = await makeFolder()
  await symlink(elsewhere, join(folder, 'link'))

  const linked = await cli('reports', 'files', reportId, '--to', 'link')
  const large = await cli('reports', 'files', reportId, '--to', elsewhere, '--max-mib', '1')

  expect(linked).toMatchObject({ code: 2 })
  expect(linked.stderr).toContain('is a link')
  expect(large).toMatchObject({ code: 2 })
  expect(await readdir(elsewhere)).toEqual([])
})

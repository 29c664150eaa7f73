import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../testing/make-folder.ts'
import { createFolderAssets } from './folder-assets.ts'

test('files are found under the name of their folder', async () => {
  const assets = givenAssets()

  expect(await assets.list('widget')).toEqual(['1.0.0'])
  expect(await assets.read('widget/1.0.0/a.js')).toEqual(new TextEncoder().encode('a'))
})

test.for([
  'widget/../secret',
  'widget/1.0.0/../../../secret',
  'widget/..\\secret',
  'widget/a\0.js',
  '../secret',
  'secret',
  'constructor/name',
  'widget/1.0.0',
  'widget/1.0.0/b.js',
  'widget/1.0.0/a.js/b',
  `widget/${'a'.repeat(5000)}`,
])('%s is no file of theirs', async (path) => {
  expect(await givenAssets().read(path)).toBeNull()
})

test('an unknown folder is empty', async () => {
  expect(await givenAssets().list('nowhere')).toEqual([])
  expect(await givenAssets().list('widget/2.0.0')).toEqual([])
})

function givenAssets() {
  const folder = makeFolder()
  mkdirSync(join(folder, 'published', '1.0.0'), { recursive: true })
  writeFileSync(join(folder, 'published', '1.0.0', 'a.js'), 'a')
  writeFileSync(join(folder, 'secret'), 'secret')
  return createFolderAssets({ widget: join(folder, 'published') })
}

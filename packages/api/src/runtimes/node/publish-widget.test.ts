import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../testing/make-folder.ts'
import { publishWidget } from './publish-widget.ts'

test('every version of the build is published, and nothing else of it', async () => {
  const { source, target } = makeFolders()
  build(source, '1.2.3', 'one')
  build(source, '1.2.4', 'two')
  build(source, 'steps', 'types of a module')

  await publishWidget(source, target)

  expect(readdirSync(target)).toEqual(['1.2.3', '1.2.4'])
  expect(readFileSync(join(target, '1.2.4', 'widget.js'), 'utf8')).toBe('two')
})

test('what was published stays byte for byte, also when its version is built anew or no more', async () => {
  const { source, target } = makeFolders()
  build(source, '1.2.3', 'one')
  await publishWidget(source, target)

  build(source, '1.2.3', 'changed')
  await publishWidget(source, target)
  build(source, '1.2.3', 'changed again')
  await publishWidget(source, target)

  const published = readdirSync(target)
  expect(published).toEqual(['1.2.3', '1.2.3-2', '1.2.3-3'])
  expect(published.map((name) => readFileSync(join(target, name, 'widget.js'), 'utf8'))).toEqual([
    'one',
    'changed',
    'changed again',
  ])
})

test('starting again publishes nothing twice', async () => {
  const { source, target } = makeFolders()
  build(source, '1.2.3', 'one')

  await publishWidget(source, target)
  await publishWidget(source, target)

  expect(readdirSync(target)).toEqual(['1.2.3'])
})

function makeFolders() {
  const folder = makeFolder()
  return { source: join(folder, 'dist'), target: join(folder, 'data', 'widget') }
}

function build(source: string, version: string, content: string): void {
  mkdirSync(join(source, version), { recursive: true })
  writeFileSync(join(source, version, 'widget.js'), content)
}

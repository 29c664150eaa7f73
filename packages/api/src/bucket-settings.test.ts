import { expect, test } from 'vitest'
import { readBucket } from './bucket-settings.ts'

const BUCKET = {
  SEALPOST_S3_ENDPOINT: 'https://s3.example',
  SEALPOST_S3_BUCKET: 'reports',
  SEALPOST_S3_ACCESS_KEY_ID: 'id',
  SEALPOST_S3_SECRET_ACCESS_KEY: 'secret',
}

test('without any of its variables there is no bucket, and empty ones count as absent', () => {
  expect(readBucket({ PORT: '1', SEALPOST_S3_BUCKET: '' })).toBeNull()
})

test('a bucket is told by its endpoint, name and credentials; the region is for those who have some', () => {
  expect(readBucket(BUCKET)).toEqual({
    endpoint: 'https://s3.example',
    bucket: 'reports',
    region: 'auto',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  })
  expect(readBucket({ ...BUCKET, SEALPOST_S3_REGION: 'eu-1' })?.region).toBe('eu-1')
})

test.for(Object.keys(BUCKET))('%s is asked for by name if only the others are set', (name) => {
  expect(() => readBucket({ ...BUCKET, [name]: '' })).toThrow(`${name} must be set too`)
})

test.for([
  ['SEALPOST_S3_ENDPOINT', 'https://s3.example/path'],
  ['SEALPOST_S3_ENDPOINT', 's3.example'],
  ['SEALPOST_S3_BUCKET', '../other'],
  ['SEALPOST_S3_SECRET_ACCESS_KEY', 'two words'],
] as const)('%s=%s is refused by name, without repeating it', ([name, value]) => {
  const read = () => readBucket({ ...BUCKET, [name]: value })

  expect(read).toThrow(expect.objectContaining({ code: 'invalid_config' }))
  expect(read).toThrow(new RegExp(`^${name} must `))
  expect(read).not.toThrow(value)
})

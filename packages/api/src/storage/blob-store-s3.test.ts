import { AwsV4Signer } from 'aws4fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBlobStore } from '../testing/describe-blob-store.ts'
import { type S3Server, startS3 } from '../testing/start-s3.ts'
import { createBlobKey } from './blob-store.ts'
import { openS3 } from './blob-store-s3.ts'

let server: S3Server
beforeAll(async () => {
  server = await startS3()
})
afterAll(() => server.close())

describeBlobStore('a bucket that speaks S3', () => openS3(server.bucket))

test('a bucket that knows other credentials refuses, and the refusal is no missing file', async () => {
  const store = openS3({ ...server.bucket, accessKeyId: 'SOMEBODY' })

  await expect(store.put(createBlobKey(), new Uint8Array(1))).rejects.toThrow('403')
  await expect(store.get(createBlobKey())).rejects.toThrow('403')
  await expect(store.delete([createBlobKey()])).rejects.toThrow('403')
})

test('a bucket that sends another range than was asked for is not believed', async () => {
  const store = openS3(server.bucket)
  const key = createBlobKey()
  await store.put(key, new Uint8Array(10))

  // This server takes an end of 0 for none.
  await expect(store.get(key, { first: 0, last: 0 })).rejects.toThrow('206')
})

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const S3_EXAMPLE = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  service: 's3',
  region: 'us-east-1',
  datetime: '20130524T000000Z',
  allHeaders: true,
}
const SUITE = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  service: 'service',
  region: 'us-east-1',
  datetime: '20150830T123600Z',
}

// The first from AWS's Signature Version 4 test suite, the others from "Examples: Signature
// Calculations" in the documentation of S3.
test.for([
  {
    what: 'get-vanilla',
    request: { ...SUITE, method: 'GET', url: 'https://example.amazonaws.com/' },
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    what: 'GET Object with a range',
    request: {
      ...S3_EXAMPLE,
      method: 'GET',
      url: 'https://examplebucket.s3.amazonaws.com/test.txt',
      headers: { Range: 'bytes=0-9', 'X-Amz-Content-Sha256': EMPTY },
    },
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    what: 'PUT Object',
    request: {
      ...S3_EXAMPLE,
      method: 'PUT',
      url: 'https://examplebucket.s3.amazonaws.com/test$file.text',
      headers: {
        Date: 'Fri, 24 May 2013 00:00:00 GMT',
        'X-Amz-Storage-Class': 'REDUCED_REDUNDANCY',
        'X-Amz-Content-Sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
    },
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    what: 'GET Bucket lifecycle',
    request: {
      ...S3_EXAMPLE,
      method: 'GET',
      url: 'https://examplebucket.s3.amazonaws.com/?lifecycle',
      headers: { 'X-Amz-Content-Sha256': EMPTY },
    },
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
])('requests are signed as AWS publishes it: $what', async ({ request, signature }) => {
  expect(await new AwsV4Signer(request).signature()).toBe(signature)
})

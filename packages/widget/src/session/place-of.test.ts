import { expect, test } from 'vitest'
import { type PlaceAttributes, placeOf } from './place-of.ts'

const written: PlaceAttributes = {
  service: 'https://reports.example',
  vendor: 'acme',
  fingerprint: '6A1B 2C3D 4E5F 6071 8293 A4B5 C6D7 E8F9 0123 4567',
  serial: '',
}

test('a fingerprint may be written as people write it', () => {
  expect(placeOf(written)).toEqual({
    service: 'https://reports.example',
    vendor: 'acme',
    fingerprint: '6a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    lowestSerial: 0,
  })
})

test('slashes at the end of the service do not matter, its path does', () => {
  const { service } = placeOf({ ...written, service: 'https://acme.example/sealpost//' })

  expect(service).toBe('https://acme.example/sealpost')
})

test('a pinned serial is the lowest one that counts', () => {
  expect(placeOf({ ...written, serial: '7' }).lowestSerial).toBe(7)
})

test.each([
  { service: '' },
  { service: 'reports.example' },
  { service: 'javascript:alert(1)' },
  { vendor: '' },
  { vendor: '../other' },
  { fingerprint: '' },
])('%o is not enough to know whom to write to', (attributes) => {
  expect(() => placeOf({ ...written, ...attributes })).toThrow(
    expect.objectContaining({ code: 'missing_attributes' }),
  )
})

test.each(['0123456789abcdef', `${written.fingerprint}0`, 'zz'.repeat(20)])(
  'the key id or half fingerprint %s is refused',
  (fingerprint) => {
    expect(() => placeOf({ ...written, fingerprint })).toThrow(
      expect.objectContaining({ code: 'fingerprint_malformed' }),
    )
  },
)

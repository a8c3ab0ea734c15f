import { expect, test } from 'vitest'
import { SecretKey, sealOnce } from './xaes.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('[ATREST1] sealing is XAES-256-GCM: the published vectors come out', () => {
  const nonce = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWX')
  const bytes = Buffer.from('XAES-256-GCM')
  const vectors = [
    [1, '', 'ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271'],
    [3, 'c2sp.org/XAES-256-GCM', '986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d'],
  ] as const
  for (const [fill, about, sealed] of vectors)
    expect(hex(sealOnce(Buffer.alloc(32, fill), nonce, about, bytes).subarray(24))).toBe(sealed)
})

test('[ATREST1] what was sealed opens again, and not with another bit, place or key', () => {
  const key = new SecretKey(Buffer.alloc(32, 5))
  const bytes = new TextEncoder().encode('the heron')
  const sealed = key.seal('here', bytes)
  expect(new SecretKey(Buffer.alloc(32, 5)).open('here', sealed)).toEqual(bytes)
  expect(key.open('there', sealed)).toBeUndefined()
  expect(new SecretKey(Buffer.alloc(32, 6)).open('here', sealed)).toBeUndefined()
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = sealed.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    expect(key.open('here', flipped), `bit ${bit}`).toBeUndefined()
  }
  for (let cut = 0; cut < sealed.length; cut++) expect(key.open('here', sealed.subarray(0, cut))).toBeUndefined()
})

test('[ATREST1] no nonce comes twice', () => {
  const key = new SecretKey(Buffer.alloc(32, 5))
  const nonces = new Set(Array.from({ length: 5000 }, () => hex(key.seal('', new Uint8Array()).subarray(0, 24))))
  expect(nonces.size).toBe(5000)
})

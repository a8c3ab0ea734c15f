import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Random } from '@balcony/base'

// RFC 6238 as every authenticator app speaks it: SHA-1, six digits, half a minute.
const stepLasts = 30_000
/** Phones go wrong by some seconds, and people are slow: one step to either side. */
const tolerance = 1
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 random bits, base32, as apps take them. */
export function newTotpSecret(random: Random): string {
  let bits = ''
  for (const byte of random(20)) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}

/** What a phone reads from the code on the screen. The issuer is Balcony and nothing else: phones are seen by others. */
export function totpUri(secret: string, handle: string): string {
  return `otpauth://totp/${encodeURIComponent(`Balcony:${handle}`)}?secret=${secret}&issuer=Balcony`
}

/** The step that a code belongs to, near `now`; undefined when it is none. Using it up is the store's part. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const digits = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const current = Math.floor(now / stepLasts)
  let found: number | undefined
  for (let step = current - tolerance; step <= current + tolerance; step++)
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(digits))) found = step
  return found
}

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const sum = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (sum.at(-1) ?? 0) & 0xf
  return String((sum.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

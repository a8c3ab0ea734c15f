import type { Random } from '@balcony/base'

/** A secret that a person or a device carries: 32 random bytes. The store keeps only its hash. */
export function newSecret(random: Random): string {
  return Buffer.from(random(32)).toString('base64url')
}

export function isSecret(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text)
}

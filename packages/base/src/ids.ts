const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** Source of chance: `size` random bytes. In the shell this is `crypto.getRandomValues`; tests hand in a seeded one. */
export type Random = (size: number) => Uint8Array

/** An opaque id of 16 letters and digits (78 bits): no vowels, so no words; never initials of anybody. */
export function newId(random: Random): string {
  let id = ''
  while (id.length < 16) {
    for (const byte of random(24)) {
      // 240 is the largest multiple of 30 below 256: bytes above it would favour the first letters.
      if (byte < 240 && id.length < 16) id += alphabet[byte % 30]
    }
  }
  return id
}

/** Ids that people's files bring along: short, printable, and free of `/`, which separates the parts of an address. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)
}

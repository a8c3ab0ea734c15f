import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/**
 * XAES-256-GCM (c2sp.org/XAES-256-GCM): AES-256-GCM with nonces of 24 bytes, the first half of which chooses a key derived from ours.
 * So nonces may be drawn at random without counting what was sealed, which no crash and no copied machine could keep true.
 */
const halfNonce = 12
const tagBytes = 16
/** What sealing adds to bytes. */
export const sealBytes = 2 * halfNonce + tagBytes

/** Far below the 2^32 random nonces that one derived key may see. */
const sealsPerDerived = 2 ** 20
const derivedKept = 64

export class SecretKey {
  readonly #key: Uint8Array
  /** Deriving costs as much as sealing a row: a run of the program keeps one derived key for what it seals, and some for what it opens. */
  #sealing: { readonly half: Buffer; readonly derived: KeyObject; left: number } | undefined
  readonly #opening = new Map<string, KeyObject>()

  constructor(key: Uint8Array) {
    this.#key = key
  }

  /** `nonce ‖ ciphertext ‖ tag`. Opens again only with the same `about`. */
  seal(about: string, bytes: Uint8Array): Uint8Array {
    if (!this.#sealing || this.#sealing.left === 0) {
      const half = randomBytes(halfNonce)
      this.#sealing = { half, derived: derive(this.#key, half), left: sealsPerDerived }
    }
    this.#sealing.left -= 1
    return sealWith(this.#sealing.derived, this.#sealing.half, randomBytes(halfNonce), about, bytes)
  }

  /** Undefined when a bit of it, of `about` or of the key is another. */
  open(about: string, sealed: Uint8Array): Uint8Array | undefined {
    if (sealed.length < sealBytes) return undefined
    const cipher = createDecipheriv(
      'aes-256-gcm',
      this.#derivedFor(sealed),
      sealed.subarray(halfNonce, 2 * halfNonce),
      {
        authTagLength: tagBytes,
      },
    )
    cipher.setAAD(Buffer.from(about))
    cipher.setAuthTag(sealed.subarray(-tagBytes))
    const bytes = cipher.update(sealed.subarray(2 * halfNonce, -tagBytes))
    try {
      cipher.final()
      return new Uint8Array(bytes)
    } catch {
      return undefined // the tag is not that of these bytes
    }
  }

  /** What only a holder of the key can write under these words. A key that does this seals nothing. */
  mark(words: string): string {
    return createHmac('sha256', this.#key).update(words).digest('base64url')
  }

  #derivedFor(sealed: Uint8Array): KeyObject {
    const half = Buffer.from(sealed.subarray(0, halfNonce))
    const name = half.toString('latin1')
    const kept = this.#opening.get(name)
    if (kept) return kept
    const derived = derive(this.#key, half)
    if (this.#opening.size >= derivedKept) this.#opening.clear()
    this.#opening.set(name, derived)
    return derived
  }
}

/** With a nonce that is given: for the published vectors. */
export function sealOnce(key: Uint8Array, nonce: Uint8Array, about: string, bytes: Uint8Array): Uint8Array {
  const half = nonce.subarray(0, halfNonce)
  return sealWith(derive(key, half), half, nonce.subarray(halfNonce), about, bytes)
}

function sealWith(key: KeyObject, half: Uint8Array, rest: Uint8Array, about: string, bytes: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, rest)
  cipher.setAAD(Buffer.from(about))
  return new Uint8Array(Buffer.concat([half, rest, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
}

/** CMAC over two counted blocks, as the specification says. As an object: Node reads raw keys anew at each use, at ten times the cost. */
function derive(key: Uint8Array, half: Uint8Array): KeyObject {
  const aes = (blocks: Uint8Array) => createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(blocks)
  const mask = doubled(aes(new Uint8Array(16)))
  const blocks = Buffer.concat([Buffer.from([0, 1, 0x58, 0]), half, Buffer.from([0, 2, 0x58, 0]), half])
  return createSecretKey(aes(blocks.map((byte, index) => byte ^ (mask[index % 16] ?? 0))))
}

/** In the field that CMAC counts in. */
function doubled(block: Uint8Array): Uint8Array {
  const twice = block.map((byte, index) => (byte << 1) | ((block[index + 1] ?? 0) >> 7))
  if ((block[0] ?? 0) > 0x7f) twice[15] = (twice[15] ?? 0) ^ 0x87
  return twice
}

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A passkey in software, as a browser with a platform authenticator would answer; every part can be bent to see it refused. */
export interface Authenticator {
  make(options: Asked, bend?: Bend): unknown
  use(options: Asked, bend?: Bend): unknown
}

interface Asked {
  readonly challenge: string
}

interface Bend {
  readonly origin?: string
  readonly name?: string
  /** Present, but neither finger nor PIN was asked for. */
  readonly unverified?: boolean
  readonly counter?: number
}

export function authenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0

  const said = (type: string, { challenge }: Asked, bend: Bend) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: bend.origin ?? origin, crossOrigin: false }))
  const about = (flags: number, bend: Bend, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    counter += 1
    count.writeUInt32BE(bend.counter ?? counter)
    const place = createHash('sha256')
      .update(bend.name ?? new URL(origin).hostname)
      .digest()
    return Buffer.concat([place, Buffer.from([bend.unverified ? flags & ~4 : flags]), count, more])
  }
  const frame = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })

  return {
    make(options, bend = {}) {
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      // Nameless make, length of the id, the id, the key in COSE.
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const data = about(0x45, bend, attested)
      const length = Buffer.from([data.length >> 8, data.length & 0xff])
      // { fmt: "none", attStmt: {}, authData: bytes }
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x59]),
        length,
        data,
      ])
      return frame({
        clientDataJSON: said('webauthn.create', options, bend).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    use(options, bend = {}) {
      const client = said('webauthn.get', options, bend)
      const data = about(0x05, bend)
      const signed = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey)
      return frame({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signed.toString('base64url'),
      })
    },
  }
}

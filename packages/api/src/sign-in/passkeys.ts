import { ok, type Result, refuse } from '@balcony/base'
import type { Passkey } from '@balcony/storage'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Challenges } from './challenges.ts'

type RegistrationAnswer = Parameters<typeof verifyRegistrationResponse>[0]['response']
type SignInAnswer = Parameters<typeof verifyAuthenticationResponse>[0]['response']

const text = z.string().max(16_384)
const list = z.array(z.string().max(64)).max(16).optional()
const frame = {
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(32).optional(),
}

/** What a browser answers when it made a passkey. What stands in it is checked by the library. */
export const madePasskey = z.object({
  ...frame,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports: list }),
  clientExtensionResults: z.object({}),
})

/** What a browser answers when a passkey signed. */
export const usedPasskey = z.object({
  ...frame,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
  clientExtensionResults: z.object({}),
})

/** Where passkeys belong to: the name in our address. A number for an address has none. */
export interface Place {
  readonly origin: string
  readonly challenges: Challenges
  readonly now: number
  /** What the challenge is for, e.g. `sign-in`; one made for one thing is good for nothing else. */
  readonly about: string
  readonly address: string
}

export async function askForNew(
  place: Place,
  whose: { readonly person: string; readonly handle: string; readonly name: string; readonly has: readonly Passkey[] },
) {
  const options = await generateRegistrationOptions({
    rpName: 'Balcony',
    rpID: nameIn(place.origin),
    userName: whose.handle,
    userDisplayName: whose.name,
    userID: new TextEncoder().encode(whose.person),
    attestationType: 'none',
    excludeCredentials: whose.has.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // The key says by itself whose it is, and asks for finger, face or PIN: it is both factors in one.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  place.challenges.add(
    options.challenge,
    { about: place.about, address: place.address, person: whose.person },
    place.now,
  )
  return options
}

export async function askForUse(place: Place, has: readonly Passkey[] = []) {
  const options = await generateAuthenticationOptions({
    rpID: nameIn(place.origin),
    userVerification: 'required',
    allowCredentials: has.map(({ id, transports }) => ({ id, transports: [...transports] })),
  })
  place.challenges.add(options.challenge, { about: place.about, address: place.address, person: '' }, place.now)
  return options
}

/** The passkey that was made upon one of our challenges, and for whom. */
export async function readNew(
  place: Omit<Place, 'address'>,
  answer: z.infer<typeof madePasskey>,
): Promise<Result<Omit<Passkey, 'name' | 'usedAt'>>> {
  let person: string | undefined
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationAnswer,
      expectedChallenge: (challenge) => {
        person = place.challenges.take(challenge, place.about, place.now)?.person
        return person !== undefined
      },
      expectedOrigin: place.origin,
      expectedRPID: nameIn(place.origin),
      requireUserVerification: true,
    })
    if (!verified || !registrationInfo || person === undefined) return notThisOne
    const { id, publicKey, counter } = registrationInfo.credential
    return ok({
      id,
      person,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: answer.response.transports ?? [],
      madeAt: place.now,
    })
  } catch {
    return notThisOne // The library throws at anything odd; what it says may quote what came.
  }
}

/** The new count of a passkey that signed one of our challenges. */
export async function readUse(
  place: Omit<Place, 'address'>,
  passkey: Passkey | undefined,
  answer: z.infer<typeof usedPasskey>,
): Promise<Result<number>> {
  if (!passkey) return notThisOne
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as SignInAnswer,
      expectedChallenge: (challenge) => place.challenges.take(challenge, place.about, place.now) !== undefined,
      expectedOrigin: place.origin,
      expectedRPID: nameIn(place.origin),
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    })
    return verified ? ok(authenticationInfo.newCounter) : notThisOne
  } catch {
    return notThisOne
  }
}

function nameIn(origin: string): string {
  return new URL(origin).hostname
}

const notThisOne = refuse('invalid', 'This passkey was not accepted. Begin again, or sign in another way.')

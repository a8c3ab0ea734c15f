import { ok, type Result, refuse } from '@balcony/base'
import { hash, verify } from '@node-rs/argon2'

/** Each hash takes 19 MiB for some 30 ms: a flood of sign-ins would be a flood of memory. */
export const hashesAtOnce = 4
export const hashesWaiting = 50

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// The hash of a password that nobody knows, at the same cost: where there is no account, the same work is done.
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$vtVdJcFbZ2CVFQD2Y8pAXg$VNPVKkwwNFa2mICvU45dFvruwJNh0gv3dDDpmv4+AZU'

/** argon2id, as tests may count it. */
export interface PasswordHash {
  hash(password: string): Promise<string>
  verify(stored: string, password: string): Promise<boolean>
}

export const argon2id: PasswordHash = {
  hash: (password) => hash(plain(password), cost),
  verify: (stored, password) => verify(stored, plain(password)),
}

/** A few hashes at a time, the next ones in line, and no more than so many in line. */
export class Hasher {
  readonly #with: PasswordHash
  #running = 0
  readonly #line: (() => void)[] = []

  constructor(using: PasswordHash = argon2id) {
    this.#with = using
  }

  async hash(password: string): Promise<Result<string>> {
    return this.#inTurn(() => this.#with.hash(password))
  }

  /** One verification whatever is stored, and none that is right where nothing is. */
  async isRight(stored: string | undefined, password: string): Promise<Result<boolean>> {
    const right = await this.#inTurn(() => this.#with.verify(stored ?? nobodys, password))
    return right.ok ? ok(right.value && stored !== undefined) : right
  }

  async #inTurn<T>(job: () => Promise<T>): Promise<Result<T>> {
    if (this.#running >= hashesAtOnce) {
      if (this.#line.length >= hashesWaiting)
        return refuse('too-many', 'Many people are signing in at this moment. Wait a few seconds, then try again.')
      await new Promise<void>((resolve) => this.#line.push(resolve))
    } else {
      this.#running += 1
    }
    try {
      return ok(await job())
    } finally {
      // Whoever is next takes over our place.
      const next = this.#line.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}

/** The same password typed on two keyboards is the same bytes. */
function plain(password: string): string {
  return password.normalize('NFKC')
}

import { closeCode } from '@balcony/sync'
import { WebSocket } from 'ws'

/** So long is a word good. */
export const wordLasts = 30_000

/** What the server saw of its own knock. */
export interface Came {
  /** What the proxy said of the protocol. */
  readonly proto: string | undefined
  /** It said from where the request came. */
  readonly told: boolean
}

/** Words that this server sent itself by way of its public address. Each is good once. */
export class Knocks {
  readonly #words = new Map<string, { readonly until: number; came: Came | undefined }>()

  /** Returns how to ask whether it came. */
  expect(word: string, now: number): () => Came | undefined {
    for (const [each, { until }] of this.#words) if (until <= now) this.#words.delete(each)
    const knock = { until: now + wordLasts, came: undefined as Came | undefined }
    this.#words.set(word, knock)
    return () => {
      this.#words.delete(word)
      return knock.came
    }
  }

  /** Whether a word is one of ours that is still good. */
  hear(word: string, came: Came, now: number): boolean {
    const knock = this.#words.get(word)
    if (!knock || knock.until <= now || knock.came) return false
    knock.came = came
    return true
  }
}

/** Whether a WebSocket to our public address is let through: without a sign-in our door answers it by our own close code. */
export function opensSocket(origin: string, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/sync/self-check/core`, {
      headers: { origin },
      handshakeTimeout: patience,
    })
    socket.on('close', (code) => resolve(code === closeCode.signedOut))
    socket.on('error', () => {
      resolve(false)
      socket.terminate()
    })
  })
}

import type { Answered, Asked } from './reviewer.ts'
import address from './worker.ts?worker&url'

/** Where the rules look, away from the page. */
export interface Port {
  send(asked: Asked): void
  close(): void
}

/** `failed` is called when the worker cannot be had, or has stopped. */
export function openWorker(heard: (answered: Answered) => void, failed: () => void): Port {
  try {
    const worker = new Worker(trusted(address) as string, { type: 'module' })
    worker.onmessage = (event: MessageEvent<Answered>) => heard(event.data)
    worker.onerror = failed
    return { send: (asked) => worker.postMessage(asked), close: () => worker.terminate() }
  } catch {
    // An old browser, or one that forbids workers: the server's answer takes its place.
    failed()
    return { send: () => {}, close: () => {} }
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): unknown
  }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The content security policy lets no plain string name a script. Only the worker's own address passes here. */
function trusted(own: string): unknown {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  policy ??= types?.createPolicy('balcony-worker', {
    createScriptURL: (asked) => {
      if (asked !== own) throw new TypeError('only the review worker is started here')
      return asked
    },
  })
  return policy ? policy.createScriptURL(own) : own
}

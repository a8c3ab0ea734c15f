import { trustedScript } from '../trusted-script.ts'
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
    const worker = new Worker(script(), { type: 'module' })
    worker.onmessage = (event: MessageEvent<Answered>) => heard(event.data)
    worker.onerror = failed
    return { send: (asked) => worker.postMessage(asked), close: () => worker.terminate() }
  } catch {
    // An old browser, or one that forbids workers: the server's answer takes its place.
    failed()
    return { send: () => {}, close: () => {} }
  }
}

let own: string | undefined

/** The worker's address; a policy is made once. */
function script(): string {
  own ??= trustedScript('balcony-worker', address)
  return own
}

import { trustedScript } from '../../trusted-script.ts'
import type { PrintJob, Said } from './job.ts'
import address from './typesetter.ts?worker&url'

/** The worker that prints on this device. It goes on until it is done, or closed. */
export function openTypesetter(heard: (said: Said) => void): { print(job: PrintJob): void; close(): void } {
  const worker = new Worker(script(), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Said>) => heard(data)
  // Too little memory, or an old browser.
  worker.onerror = () => heard({ is: 'failed' })
  return { print: (job) => worker.postMessage(job), close: () => worker.terminate() }
}

let own: string | undefined

/** The worker's address; a policy is made once. */
function script(): string {
  own ??= trustedScript('balcony-typesetter', address)
  return own
}

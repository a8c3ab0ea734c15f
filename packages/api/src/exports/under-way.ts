import type { Result } from '@balcony/base'
import type { PrintProgress, PrintWatch } from '../parts.ts'
import type { PrintedFile } from './make.ts'

/** One printing that others may join: whoever comes later hears what was said, and whoever leaves does not end it. */
export class UnderWay {
  readonly file: Promise<Result<PrintedFile>>
  readonly #said = new Map<PrintProgress['is'], PrintProgress>()
  readonly #watching = new Set<NonNullable<PrintWatch['onProgress']>>()

  constructor(print: (watch: PrintWatch) => Promise<Result<PrintedFile>>) {
    this.file = print({
      onProgress: (progress) => {
        this.#said.set(progress.is, progress)
        for (const tell of this.#watching) tell(progress)
      },
    })
  }

  /** Rejects with the signal's reason as soon as whoever waits gives up. */
  async join({ signal, onProgress = () => undefined }: PrintWatch): Promise<Result<PrintedFile>> {
    signal?.throwIfAborted()
    for (const progress of this.#said.values()) onProgress(progress)
    this.#watching.add(onProgress)
    let leave: () => void = () => undefined
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason)
    })
    signal?.addEventListener('abort', leave)
    try {
      return await Promise.race([this.file, left])
    } finally {
      signal?.removeEventListener('abort', leave)
      this.#watching.delete(onProgress)
    }
  }
}

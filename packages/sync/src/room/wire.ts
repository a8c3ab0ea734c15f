import type { Frame } from '../codec/frames.ts'

/** One person's connection as a room sees it: whole WebSocket frames out, whole messages in. `wsWire` makes one of a `ws` socket. */
export interface Wire {
  /** Writes all frames at once: the write call is what costs, not the bytes. */
  write(frames: readonly Frame[]): void
  /** Bytes handed over that the other side has not taken yet. */
  buffered(): number
  /** Stops reading, so that TCP slows the sender down and nothing is lost. */
  pause(): void
  resume(): void
  /** Asks the other side for a sign of life; `Ears.heard` is called when one comes. */
  ping(): void
  close(code: number, reason: string): void
  /** Cuts the connection without a farewell: for those who no longer read. */
  terminate(): void
  /** Called once, before the wire may deliver anything. */
  listen(ears: Ears): void
}

export interface Ears {
  /** A binary message; `undefined` when it was a text message, which nobody of ours sends. */
  message(bytes: Uint8Array | undefined): void
  heard(): void
  /** Everything buffered has been taken. */
  drained(): void
  /** Called once, whoever closed it. */
  closed(): void
}

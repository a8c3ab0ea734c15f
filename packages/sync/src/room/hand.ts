import type { Frame } from '../codec/frames.ts'
import { syncStep } from '../codec/frames.ts'
import { Reader } from '../codec/reader.ts'
import { Writer } from '../codec/writer.ts'
import type { CompartmentId } from '../log.ts'
import { frameType } from '../protocol.ts'
import type { Rooms } from './rooms.ts'
import type { Ears, Wire } from './wire.ts'

/** The update was not taken in: the room is over, full, or closed to this person. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

/**
 * The server writes in a room for somebody, as if that person's own client had: judged by the same gate, stored under their name, passed
 * on to everybody who is in. Resolves once it is on disk.
 */
export function handIn(
  rooms: Pick<Rooms, 'enter'>,
  compartment: CompartmentId,
  writer: { readonly person: string; readonly signIn: string; readonly epoch: string },
  update: Uint8Array,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const wire = new HandWire(update, resolve, reject)
  const pass = { ...writer, mayWrite: true, extensions: ['mark', 'refused'] as const, schema: undefined }
  rooms.enter(compartment, pass, wire)
  return promise
}

class HandWire implements Wire {
  readonly #update: Uint8Array
  readonly #done: () => void
  readonly #failed: (error: Error) => void
  #ears: Ears | undefined
  #isOver = false

  constructor(update: Uint8Array, done: () => void, failed: (error: Error) => void) {
    this.#update = update
    this.#done = done
    this.#failed = failed
  }

  write(frames: readonly Frame[]): void {
    for (const frame of frames) {
      const type = new Reader(messageIn(frame)).number()
      if (type === frameType.mark) this.#end(undefined)
      else if (type === frameType.refused) this.#end('refused')
    }
  }

  listen(ears: Ears): void {
    this.#ears = ears
    ears.message(
      new Writer(this.#update.length + 16).number(frameType.sync).number(syncStep.two).block(this.#update).done(),
    )
    ears.message(new Writer(8).number(frameType.mark).number(1).done())
  }

  close(code: number): void {
    this.#end(`closed with ${code}`)
  }

  terminate(): void {
    this.#end('cut off')
  }

  buffered(): number {
    return 0
  }

  pause(): void {
    // What is said is said already.
  }

  resume(): void {
    // See above.
  }

  ping(): void {
    this.#ears?.heard()
  }

  #end(why: string | undefined): void {
    if (this.#isOver) return
    this.#isOver = true
    if (why === undefined) this.#done()
    else this.#failed(new NotTaken(why))
    // Not within the room's own write: it goes through its seats.
    queueMicrotask(() => this.#ears?.closed())
  }
}

/** What a whole frame of ours carries. */
function messageIn(frame: Frame): Uint8Array {
  const short = frame[1] ?? 0
  return frame.subarray(short < 126 ? 2 : short === 126 ? 4 : 10)
}

import { Unsound } from './judged.ts'

/** Bytes that are read with bounds: reading beyond the end is a file that ends too early, never `undefined`. */
export class Bytes {
  readonly all: Uint8Array
  readonly #view: DataView

  constructor(all: Uint8Array) {
    this.all = all
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength)
  }

  u8(at: number): number {
    return this.#read(() => this.#view.getUint8(at))
  }

  u16(at: number, little = false): number {
    return this.#read(() => this.#view.getUint16(at, little))
  }

  u24(at: number): number {
    return this.u16(at, true) | (this.u8(at + 2) << 16)
  }

  u32(at: number, little = false): number {
    return this.#read(() => this.#view.getUint32(at, little))
  }

  part(from: number, length: number): Uint8Array {
    if (from + length > this.all.length) throw new Unsound('it ends too early')
    return this.all.subarray(from, from + length)
  }

  /** Latin-1, for marks and names of chunks. */
  text(from: number, length: number): string {
    return Buffer.from(this.part(from, length)).toString('latin1')
  }

  #read(read: () => number): number {
    try {
      return read()
    } catch {
      // A DataView throws beyond its end.
      throw new Unsound('it ends too early')
    }
  }
}

export function startsWith(bytes: Uint8Array, mark: string | readonly number[], at = 0): boolean {
  const codes = typeof mark === 'string' ? [...Buffer.from(mark, 'latin1')] : mark
  return codes.every((code, index) => bytes[at + index] === code)
}

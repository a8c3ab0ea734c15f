/** Writes lib0's number and byte formats into a buffer that grows. */
export class Writer {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(size = 64) {
    this.#bytes = new Uint8Array(size)
  }

  get length(): number {
    return this.#length
  }

  byte(value: number): this {
    this.#room(1)
    this.#bytes[this.#length++] = value
    return this
  }

  /** A whole number from 0 to 2^53 - 1, seven bits a byte, lowest first. */
  number(value: number): this {
    this.#room(8)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = 128 | (rest % 128)
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
    return this
  }

  raw(bytes: Uint8Array): this {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): this {
    return this.number(bytes.length).raw(bytes)
  }

  text(text: string): this {
    return this.block(utf8.encode(text))
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length)
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}

const utf8 = new TextEncoder()

/** What was read is not what it claims to be. `rule` names the rule in words for operators; it never holds content. */
export class Malformed extends Error {
  readonly rule: string

  constructor(rule: string) {
    super(rule)
    this.rule = rule
  }
}

/** Reads lib0's formats strictly: shortest numbers only, nothing beyond the end, nothing allocated that the bytes do not hold. */
export class Reader {
  readonly bytes: Uint8Array
  at: number
  readonly end: number

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes
    this.at = at
    this.end = end
  }

  get left(): number {
    return this.end - this.at
  }

  byte(): number {
    if (this.at >= this.end) throw new Malformed('ends too early')
    return this.bytes[this.at++] as number
  }

  /** 0 to 2^53 - 1 in its shortest form. lib0 itself returns NaN or Infinity for longer ones, which loops for ever later. */
  number(): number {
    let value = this.byte()
    if (value < 128) return value
    value &= 127
    for (let place = 128; ; place *= 128) {
      const byte = this.byte()
      value += (byte & 127) * place
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('number too large')
      if (byte < 128) {
        if (byte === 0) throw new Malformed('number not in its shortest form')
        return value
      }
    }
  }

  /** How many things follow, each at least `least` bytes long. */
  count(most: number, least = 1): number {
    const count = this.number()
    if (count * least > this.left) throw new Malformed('counts more than it holds')
    if (count > most) throw new Malformed('too many at once')
    return count
  }

  /** Bytes with their length before them: a view, not a copy. */
  block(): Uint8Array {
    const length = this.number()
    if (length > this.left) throw new Malformed('ends too early')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  text(): string {
    return decodeText(this.block())
  }

  finish(): void {
    if (this.at !== this.end) throw new Malformed('bytes left over')
  }
}

export function decodeText(block: Uint8Array): string {
  if (block.length < 24) {
    const plain = ascii(block)
    if (plain !== undefined) return plain
  }
  try {
    return utf8.decode(block)
  } catch {
    throw new Malformed('text is not UTF-8')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Short plain text, as nearly every keystroke is, without the price of a decoder call. */
function ascii(block: Uint8Array): string | undefined {
  let text = ''
  for (let i = 0; i < block.length; i++) {
    const byte = block[i] as number
    if (byte > 127) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

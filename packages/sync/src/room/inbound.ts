import { syncStep } from '../codec/frames.ts'
import { Malformed, Reader } from '../codec/reader.ts'
import { decodeStateVector, type StateVector } from '../codec/state-vector.ts'
import { frameType } from '../protocol.ts'

export type Inbound =
  | { readonly is: 'asks'; readonly vector: StateVector }
  | { readonly is: 'writes'; readonly step: 'update' | 'sync'; readonly update: Uint8Array }
  | { readonly is: 'shows'; readonly entries: Uint8Array }
  | { readonly is: 'looks' }
  | { readonly is: 'marks'; readonly mark: number }

/** What a client says, read strictly: one message, nothing behind it. */
export function readInbound(bytes: Uint8Array): Inbound {
  const reader = new Reader(bytes)
  const type = reader.number()
  const read = readers[type]
  if (!read) throw new Malformed(`message of type ${type}`)
  const inbound = read(reader)
  reader.finish()
  return inbound
}

const readers: Readonly<Record<number, (reader: Reader) => Inbound>> = {
  [frameType.sync]: readSync,
  [frameType.awareness]: (reader) => ({ is: 'shows', entries: reader.block() }),
  [frameType.queryAwareness]: () => ({ is: 'looks' }),
  [frameType.mark]: (reader) => ({ is: 'marks', mark: reader.number() }),
}

function readSync(reader: Reader): Inbound {
  const step = reader.number()
  const block = reader.block()
  if (step === syncStep.one) return { is: 'asks', vector: decodeStateVector(block) }
  if (step === syncStep.two) return { is: 'writes', step: 'sync', update: block }
  if (step !== syncStep.update) throw new Malformed(`sync message of type ${step}`)
  return { is: 'writes', step: 'update', update: block }
}

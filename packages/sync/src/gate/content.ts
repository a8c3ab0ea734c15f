import { Malformed, type Reader } from '../codec/reader.ts'
import { limits } from '../protocol.ts'
import { parseJson, valueBounds } from './json.ts'
import { walkValue } from './values.ts'
import { readName } from './walk.ts'

/** What a struct may be. Yjs knows more (subdocuments, hooks, embeds, bytes…), which no design needs: they are refused. */
export type StructKind = 'gone' | 'deleted' | 'string' | 'format' | 'element' | 'words' | 'value'

export interface Content {
  readonly is: StructKind
  readonly length: number
  readonly name: string | undefined
  readonly value: unknown
}

/** Reads what a struct of Yjs' content number `kind` holds. */
export function readContent(reader: Reader, kind: number): Content {
  const read = readers[kind]
  if (!read) throw new Malformed(`content of kind ${kind}`)
  return read(reader)
}

const readers: Readonly<Record<number, (reader: Reader) => Content>> = {
  0: (reader) => plain('gone', reader.number()),
  1: (reader) => plain('deleted', reader.number()),
  4: (reader) => plain('string', reader.text().length),
  6: (reader) => ({ is: 'format', length: 1, name: readName(reader), value: parseJson(reader.text(), valueBounds) }),
  7: readType,
  8: readValues,
}

function plain(is: StructKind, length: number): Content {
  return { is, length, name: undefined, value: undefined }
}

const typeNumber = { element: 3, words: 6 } as const

function readType(reader: Reader): Content {
  const type = reader.number()
  if (type === typeNumber.element) return { is: 'element', length: 1, name: readName(reader), value: undefined }
  if (type === typeNumber.words) return plain('words', 1)
  throw new Malformed(`type of kind ${type}`)
}

function readValues(reader: Reader): Content {
  const count = reader.count(limits.valueNodes)
  for (let left = count; left > 0; left--) walkValue(reader)
  return plain('value', count)
}

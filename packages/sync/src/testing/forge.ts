import { Writer } from '../codec/writer.ts'

/** Builds updates (V1) byte by byte, as nobody honest would. */
export interface ForgedStruct {
  readonly kind: number
  readonly origin?: readonly [number, number]
  readonly right?: readonly [number, number]
  readonly root?: string
  readonly parent?: readonly [number, number]
  readonly key?: string
  readonly content: (to: Writer) => void
}

export interface ForgedSection {
  readonly client: number
  readonly clock?: number
  readonly structs: readonly ForgedStruct[]
}

export type ForgedRanges = readonly (readonly [client: number, ...ranges: (readonly [number, number])[]])[]

export function forge(sections: readonly ForgedSection[], erased: ForgedRanges = []): Uint8Array {
  const to = new Writer(1024)
  to.number(sections.length)
  for (const { client, clock = 0, structs } of sections) {
    to.number(structs.length).number(client).number(clock)
    for (const struct of structs) writeStruct(to, struct)
  }
  to.number(erased.length)
  for (const [client, ...ranges] of erased) {
    to.number(client).number(ranges.length)
    for (const [start, length] of ranges) to.number(start).number(length)
  }
  return to.done().slice()
}

function writeStruct(to: Writer, { kind, origin, right, root, parent, key, content }: ForgedStruct): void {
  to.byte(kind | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20))
  if (origin) to.number(origin[0]).number(origin[1])
  if (right) to.number(right[0]).number(right[1])
  if (!origin && !right && kind !== 0) {
    if (root !== undefined) to.number(1).text(root)
    else
      to.number(0)
        .number(parent?.[0] ?? 0)
        .number(parent?.[1] ?? 0)
    if (key !== undefined) to.text(key)
  }
  content(to)
}

type Place = Pick<ForgedStruct, 'origin' | 'right' | 'root' | 'parent' | 'key'>

export const word = (text: string, place: Place): ForgedStruct => ({
  kind: 4,
  ...place,
  content: (to) => to.text(text),
})
export const gone = (length: number): ForgedStruct => ({ kind: 0, content: (to) => to.number(length) })
export const deleted = (length: number, place: Place): ForgedStruct => ({
  kind: 1,
  ...place,
  content: (to) => to.number(length),
})
export const element = (name: string, place: Place): ForgedStruct => ({
  kind: 7,
  ...place,
  content: (to) => to.number(3).text(name),
})
export const words = (place: Place): ForgedStruct => ({ kind: 7, ...place, content: (to) => to.number(6) })
export const mark = (name: string, json: string, place: Place): ForgedStruct => ({
  kind: 6,
  ...place,
  content: (to) => to.text(name).text(json),
})
/** One value whose bytes are given. */
export const value = (bytes: (to: Writer) => void, place: Place): ForgedStruct => ({
  kind: 8,
  ...place,
  content: (to) => bytes(to.number(1)),
})
export const textValue = (text: string, place: Place): ForgedStruct => value((to) => to.byte(119).text(text), place)

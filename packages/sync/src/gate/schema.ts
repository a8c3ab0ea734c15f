import { Malformed, Reader } from '../codec/reader.ts'
import type { SchemaRules } from '../rules.ts'
import type { StructKind } from './content.ts'
import { isSafeLink } from './links.ts'
import type { Node, Place } from './structure.ts'
import { readTextValue } from './values.ts'
import type { Struct } from './walk.ts'

/** What may hang in the list of each kind of node. `deleted` may hang anywhere: it is what is left of what was there. */
const inList: Readonly<Record<Node['is'], readonly StructKind[]>> = {
  map: [],
  text: ['string', 'deleted'],
  prose: ['element', 'words', 'deleted'],
  element: ['element', 'words', 'deleted'],
  words: ['string', 'format', 'deleted'],
  unknown: [],
}

const underKey: Readonly<Record<Node['is'], readonly StructKind[]>> = {
  map: ['value', 'deleted'],
  text: [],
  prose: [],
  element: ['value', 'deleted'],
  words: [],
  unknown: [],
}

/** Throws unless the room's schema allows this struct at this place. `bytes` is the update, for values that are looked at again. */
export function checkSchema(
  struct: Struct,
  place: Exclude<Place, undefined>,
  rules: SchemaRules,
  bytes: Uint8Array,
): void {
  const { node, key } = place
  if (!(key === undefined ? inList : underKey)[node.is].includes(struct.kind)) {
    throw new Malformed(`${struct.kind} in ${node.is}${key === undefined ? '' : ' under a key'}`)
  }
  if (key !== undefined) checkKey(node, key, rules)
  if (key === 'href' && struct.kind === 'value') checkLinks(struct, bytes)
  if (struct.kind === 'element' && rules.element(struct.name ?? '') === undefined)
    throw new Malformed('unknown element')
  if (struct.kind === 'format') checkMark(struct, rules)
}

function checkKey(node: Node, key: string, rules: SchemaRules): void {
  const known = node.is === 'map' ? rules.key(node.name, key) : rules.element(node.name)?.includes(key)
  if (!known) throw new Malformed(node.is === 'map' ? 'unknown key' : 'unknown attribute')
}

function checkLinks(struct: Struct, bytes: Uint8Array): void {
  const reader = new Reader(bytes, struct.at)
  for (let left = reader.number(); left > 0; left--) {
    const link = readTextValue(reader)
    if (link !== undefined && !isSafeLink(link)) throw new Malformed('link that is not http, https or mailto')
  }
}

/** Marks that may stand several times on the same words carry a hash in their name: `link--aZ09+/=b`. */
const hashed = /^(.*)--[a-zA-Z0-9+/=]{8}$/

function checkMark(struct: Struct, rules: SchemaRules): void {
  const name = struct.name ?? ''
  const allowed = rules.mark(name) ?? rules.mark(hashed.exec(name)?.[1] ?? '')
  if (!allowed) throw new Malformed('unknown mark')
  const value = struct.value
  if (value === null || value === true) return
  if (typeof value !== 'object' || Array.isArray(value)) throw new Malformed('mark without attributes')
  for (const [key, part] of Object.entries(value)) {
    if (!allowed.includes(key)) throw new Malformed('unknown attribute')
    if (typeof part === 'object' && part !== null) throw new Malformed('attribute that is not plain')
    if (key === 'href' && part !== null && !(typeof part === 'string' && isSafeLink(part))) {
      throw new Malformed('link that is not http, https or mailto')
    }
  }
}

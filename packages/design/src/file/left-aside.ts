import type { Field, Process } from '../describe.ts'
import { isObject } from '../kind/patterns.ts'
import { childrenOf, partLevels } from './layout.ts'

/** What the description reads of an object: further keys below a key, a value (all of it), or rows of a table. */
type Known = Map<string, Known | 'value' | { readonly rows: Known | 'value' }>

const mostPaths = 200

/** Read by `readConversations`, which names what it leaves aside itself. */
const conversations = ['internalComments', 'partnerSpaces', 'waivers']

/** Paths of everything in a file that is not read, shortest first named: a whole part, not each of its leaves. */
export function leftAsideOf(process: Process, json: unknown): readonly string[] {
  const known: Known = new Map([['schema', 'value'], ...conversations.map((part) => [part, 'value'] as const)])
  for (const section of Object.values(process.sections)) addFields(known, section.fields, section.path)
  for (const [id, table] of Object.entries(process.tables))
    if (!table.of) add(known, table.path, { rows: rowsOf(process, id) })
  for (const part of Object.keys(partLevels)) add(known, `${part}.level`, 'value')
  const left: string[] = []
  walk(json, known, '', left)
  return left
}

function rowsOf(process: Process, id: string): Known | 'value' {
  const table = process.tables[id]
  if (!table || table.rowsAre.as === 'object') return 'value'
  const known: Known = new Map([[table.rowsAre.as === 'list' ? table.rowsAre.id : 'id', 'value']])
  addFields(known, table.fields, '')
  for (const [child, { path }] of childrenOf(process, id)) add(known, path, { rows: rowsOf(process, child) })
  return known
}

function addFields(known: Known, fields: Readonly<Record<string, Field>>, base: string): void {
  const below = (path: string) => (path.startsWith('/') ? path.slice(1) : [base, path].filter(Boolean).join('.'))
  for (const field of Object.values(fields)) {
    if (field.path !== '..') add(known, below(field.path), 'value')
    if ('also' in field && field.also) add(known, below(field.also.path), 'value')
  }
}

function add(known: Known, path: string, what: 'value' | { readonly rows: Known | 'value' }): void {
  const steps = path.split('.')
  const last = steps.pop() ?? path
  let target = known
  for (const step of steps) {
    const next = target.get(step)
    const map: Known = next instanceof Map ? next : new Map()
    target.set(step, map)
    target = map
  }
  target.set(last, what)
}

function walk(json: unknown, known: Known, path: string, left: string[]): void {
  if (!isObject(json)) return
  for (const [key, value] of Object.entries(json)) {
    if (left.length >= mostPaths) return
    const what = known.get(key)
    const where = path ? `${path}.${key.slice(0, 64)}` : key.slice(0, 64)
    if (what === undefined) left.push(where)
    else if (what instanceof Map) walk(value, what, where, left)
    else if (what !== 'value' && what.rows instanceof Map && Array.isArray(value)) {
      const rows = what.rows
      value.forEach((row, index) => {
        walk(row, rows, `${where}[${index}]`, left)
      })
    }
  }
}

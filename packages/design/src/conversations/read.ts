import { type Address, place, recordAddress } from '../address.ts'
import type { Process } from '../describe.ts'
import { isObject } from '../kind/patterns.ts'
import { waiverKinds } from '../review/finding.ts'
import type { Snapshot } from '../snapshot.ts'
import { maxRemarkChars, type Quote, threadKinds } from '../threads.ts'
import type { FileRemark, FileThread, FileWaiver } from './in-file.ts'

/** More than this of one sort in one file is left aside. */
const mostOfASort = 5_000
const mostRemarks = 500
const mostNameChars = 200
const mostReasonChars = 1_000

interface Conversations {
  readonly threads: readonly FileThread[]
  readonly waivers: readonly FileWaiver[]
  /** Paths of what could not be taken over. */
  readonly leftAside: readonly string[]
}

/** Comments, partners' spaces and waivers of a file whose design is `snapshot`. */
export function readConversations(process: Process, snapshot: Snapshot, json: unknown): Conversations {
  const reader = new Reader(process, snapshot)
  if (!isObject(json)) return reader
  reader.comments(at(json, 'internalComments'), 'internalComments', undefined)
  reader.each(at(json, 'partnerSpaces'), 'partnerSpaces', (space, path) => {
    const partner = at(space, 'partnerId')
    if (typeof partner !== 'string' || !snapshot.tables['partner']?.some((row) => row.id === partner)) return false
    reader.comments(at(space, 'comments'), `${path}.comments`, partner)
    // How partners come in is no content: whoever leads the new design gives them links of its own.
    for (const key of Object.keys(space))
      if (key !== 'partnerId' && key !== 'comments') reader.leave(`${path}.${key.slice(0, 64)}`)
    return true
  })
  reader.each(at(json, 'waivers'), 'waivers', (waiver, path) => reader.waiver(waiver, path))
  return reader
}

class Reader implements Conversations {
  readonly threads: FileThread[] = []
  readonly waivers: FileWaiver[] = []
  readonly leftAside: string[] = []
  readonly #process: Process
  readonly #snapshot: Snapshot
  /** Ids of records, each with the first table that has it. */
  readonly #tables = new Map<string, string>()
  readonly #names = new Map<string, string>()

  constructor(process: Process, snapshot: Snapshot) {
    this.#process = process
    this.#snapshot = snapshot
    for (const [table, rows] of Object.entries(snapshot.tables))
      for (const { id } of rows) if (!this.#tables.has(id)) this.#tables.set(id, table)
    for (const { id, values } of snapshot.tables['member'] ?? [])
      if (typeof values['name'] === 'string') this.#names.set(id, values['name'])
  }

  leave(path: string): void {
    this.leftAside.push(path)
  }

  /** Calls for each object of a list; what `take` refuses, and what is none, is left aside. */
  each(list: unknown, path: string, take: (one: Record<string, unknown>, path: string) => boolean): void {
    if (list === undefined) return
    if (!Array.isArray(list) || list.length > mostOfASort) {
      this.leave(path)
      return
    }
    list.forEach((one: unknown, index) => {
      const here = `${path}[${index}]`
      if (!isObject(one) || !take(one, here)) this.leave(here)
    })
  }

  comments(list: unknown, path: string, partner: string | undefined): void {
    this.each(list, path, (comment, here) => {
      const anchor = at(comment, 'anchor')
      const address = isObject(anchor) ? this.#address(anchor) : undefined
      const first = this.#remark(comment, 'createdOn')
      if (!isObject(anchor) || !address || !first) return false
      const remarks: FileRemark[] = [first]
      this.each(at(comment, 'replies'), `${here}.replies`, (reply) => {
        const remark = remarks.length < mostRemarks ? this.#remark(reply, 'on') : undefined
        if (remark) remarks.push(remark)
        return remark !== undefined
      })
      const quote = quoteIn(at(anchor, 'quote'))
      this.threads.push({
        ...{ path: here, address, isResolved: at(comment, 'status') !== 'open', remarks },
        kind: threadKinds.find((kind) => kind === at(comment, 'kind')) ?? 'comment',
        ...(partner === undefined ? {} : { partner }),
        ...(quote && { quote }),
      })
      return true
    })
  }

  waiver(waiver: Record<string, unknown>, path: string): boolean {
    const [rule, reason, key] = [at(waiver, 'ruleId'), text(at(waiver, 'reason'), mostReasonChars), at(waiver, 'key')]
    const [on, until] = [dayIn(at(waiver, 'on')), dayIn(at(waiver, 'until'))]
    const address = this.#address({ address: at(waiver, 'address'), entity: at(waiver, 'entity') })
    if (typeof rule !== 'string' || !reason || !on || !until || !address) return false
    this.waivers.push({
      ...{ path, rule: rule.slice(0, 20), at: address, reason, on, until, author: this.#author(at(waiver, 'by')) },
      kind: waiverKinds.find((kind) => kind === at(waiver, 'kind')) ?? 'accepted',
      ...(typeof key === 'string' ? { key } : {}),
    })
    return true
  }

  #remark(from: Record<string, unknown>, day: string): FileRemark | undefined {
    const said = text(at(from, 'text'), maxRemarkChars)
    const when = timeIn(at(from, 'at')) ?? timeIn(at(from, day))
    return said && when !== undefined ? { author: this.#author(at(from, 'author')), at: when, text: said } : undefined
  }

  /** Ids of the file's team are called by their names; whoever they are here is another question. */
  #author(author: unknown): string {
    const said = text(author, mostNameChars) ?? ''
    return this.#names.get(said) ?? said
  }

  /** An address of ours, or the id of a record with the name or path of one of its fields. */
  #address(anchor: Record<string, unknown>): Address | undefined {
    const [address, entity, field] = [at(anchor, 'address'), at(anchor, 'entity'), at(anchor, 'field')]
    if (typeof address === 'string' && this.#stands(address)) return address
    if (typeof entity !== 'string') return undefined
    const table = this.#tables.get(entity)
    if (table === undefined) return place(this.#process, entity)?.is === 'section' ? entity : undefined
    const fields = Object.entries(this.#process.tables[table]?.fields ?? {})
    const named = fields.find(([name, { path }]) => name === field || path === field)?.[0]
    return recordAddress(table, entity, named)
  }

  #stands(address: Address): boolean {
    const there = place(this.#process, address)
    if (!there) return false
    return !('record' in there) || this.#snapshot.tables[there.table]?.some((row) => row.id === there.record) === true
  }
}

function at(json: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(json, key) ? json[key] : undefined
}

function text(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const said = value.trim()
  return said !== '' && said.length <= most ? said : undefined
}

function timeIn(value: unknown): number | undefined {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value.slice(0, 30)) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function dayIn(value: unknown): string | undefined {
  const time = timeIn(value)
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10)
}

function quoteIn(value: unknown): Quote | undefined {
  if (typeof value === 'string')
    return value === '' ? undefined : { before: '', exact: value.slice(0, 1_000), after: '' }
  if (!isObject(value)) return undefined
  const [before, exact, after] = ['before', 'exact', 'after'].map((key) => at(value, key))
  if (typeof exact !== 'string' || exact === '') return undefined
  const around = (said: unknown) => (typeof said === 'string' ? said.slice(0, 200) : '')
  return { before: around(before), exact: exact.slice(0, 1_000), after: around(after) }
}

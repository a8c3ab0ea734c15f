import type { Address } from '../address.ts'
import type { EditionKind, Process } from '../describe.ts'
import { idsIn } from '../file/references.ts'
import type { Value } from '../kinds.ts'
import type { ProseDoc, ProseNode } from '../prose.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { audiences } from './audience.ts'

/** Tables whose records this edition calls by numbers, so that nobody learns who is who: ids would tell it all the same. */
export function isNumbered(process: Process, kind: EditionKind, table: string): boolean {
  return audiences[kind].outside && process.tables[table]?.called?.[kind] === 'number'
}

/** What new id each record of these tables has: its number, the one it is called by. */
export class Pseudonyms {
  readonly #process: Process
  readonly #ids = new Map<Address, string>()
  readonly aliases: Readonly<Record<Address, Address>>

  constructor(process: Process, kind: EditionKind, kept: Readonly<Record<string, readonly Row[]>>) {
    this.#process = process
    const aliases: Record<Address, Address> = {}
    for (const table of Object.keys(process.tables)) {
      if (!isNumbered(process, kind, table)) continue
      for (const [at, { id }] of (kept[table] ?? []).entries()) {
        this.#ids.set(`${table}/${id}`, String(at + 1))
        aliases[`${table}/${at + 1}`] = `${table}/${id}`
      }
    }
    this.aliases = aliases
  }

  /** The address as the edition says it, with whatever follows the record. */
  address(address: Address): Address {
    const [table = '', id = '', ...rest] = address.split('/')
    const number = this.#ids.get(`${table}/${id}`)
    return number === undefined ? address : [table, number, ...rest].join('/')
  }

  snapshot(snapshot: Snapshot): Snapshot {
    if (this.#ids.size === 0) return snapshot
    const sections = Object.entries(snapshot.sections).map(([id, values]) => [
      id,
      this.#values(this.#process.sections[id]?.fields, values),
    ])
    const tables = Object.entries(snapshot.tables).map(([id, rows]) => [
      id,
      rows.map((row) => ({
        id: this.#ids.get(`${id}/${row.id}`) ?? row.id,
        values: this.#values(this.#process.tables[id]?.fields, row.values),
      })),
    ])
    return { open: snapshot.open, sections: Object.fromEntries(sections), tables: Object.fromEntries(tables) }
  }

  #values(fields: Process['tables'][string]['fields'] | undefined, values: Values): Values {
    const shown: Record<string, Value> = { ...values }
    for (const [name, value] of Object.entries(values)) {
      const field = fields?.[name]
      if (field?.kind === 'prose') shown[name] = this.#prose(value as ProseDoc)
      if (field?.kind !== 'reference' && field?.kind !== 'references') continue
      const ids = idsIn(field, value)
      const renamed = (id: string) => {
        const table = field.to.find((each) => this.#ids.has(`${each}/${id}`))
        return table === undefined || !ids.includes(id) ? id : (this.#ids.get(`${table}/${id}`) ?? id)
      }
      // The order in which people were entered would tell which number is whose.
      shown[name] = Array.isArray(value) ? [...value].map(renamed).sort(byNumber) : renamed(String(value))
    }
    return shown
  }

  #prose(doc: ProseDoc): ProseDoc {
    const node = (each: ProseNode): ProseNode => {
      const address = each.type === 'mention' ? each.attrs?.['address'] : undefined
      const attrs = typeof address === 'string' ? { attrs: { ...each.attrs, address: this.address(address) } } : {}
      return { ...each, ...attrs, ...(each.content ? { content: each.content.map(node) } : {}) }
    }
    return { ...doc, content: doc.content.map(node) }
  }
}

function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}

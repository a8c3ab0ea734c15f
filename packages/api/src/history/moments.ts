import { createHash } from 'node:crypto'
import type { Address, Compartment, Process, Snapshot } from '@balcony/design'
import { namesOf } from '@balcony/design'
import { bringTo, Chronicle, type Held, type Holding, replay, sameHeld, snapshotOf, standing } from '@balcony/document'
import { build } from '../reading/build.ts'
import type { Brought, Compared, Hashed, HistoryJob, MomentPile } from './jobs.ts'
import { isRecordAddress, sectionsOf, tablesOf } from './places.ts'

// In the thread: moments of a design, looked at, compared, summed up and brought back.

export function momentOf(process: Process, piles: readonly MomentPile[]): Snapshot {
  return snapshotOf(process, holdingsOf(process, piles))
}

export function compareMoments(process: Process, from: readonly MomentPile[], to: readonly MomentPile[]): Compared {
  const [old, now] = [holdingsOf(process, from), holdingsOf(process, to)]
  const fields: Compared['fields'][number][] = []
  const records: Compared['records'][number][] = []
  for (const [compartment, held] of now) {
    const before = old.get(compartment)
    if (!before) continue
    for (const [name, table] of Object.entries(process.tables))
      if (table.compartment === compartment) records.push(...recordsBetween(name, before, held))
    fields.push(...fieldsBetween(process, before, held))
  }
  const names = namesIn(process, [snapshotOf(process, now), snapshotOf(process, old)], fields, records)
  return { fields, records, names }
}

export function hashMoment(process: Process, piles: readonly MomentPile[]): Hashed {
  const { sections, tables } = momentOf(process, piles)
  const parts: Record<string, string> = {}
  for (const [section] of sectionsOf(process)) {
    const own = tablesOf(process, section)
    const values = Object.hasOwn(sections, section)
      ? leaveOut(sections[section] ?? {}, bookkeeping(section))
      : undefined
    const rows = own.flatMap((table) => (Object.hasOwn(tables, table) ? [[table, tables[table]] as const] : []))
    if (values === undefined && rows.length === 0) continue
    parts[section] = sha256(canonical({ values: values ?? {}, tables: Object.fromEntries(rows) }))
  }
  return { hash: sha256(canonical(parts)), sections: parts }
}

export function bringBack(process: Process, job: Extract<HistoryJob, { is: 'bring' }>): Brought {
  const target = holdingsOf(process, [job.to]).get(job.compartment) ?? new Map()
  const { places, addresses } = job
  const only = addresses && new Set(addresses)
  const concerns = (address: Address) =>
    (places === undefined || places.includes(address.split('/')[0] ?? '')) && (only === undefined || only.has(address))
  return write(process, job, target, concerns)
}

export function putBack(process: Process, job: Extract<HistoryJob, { is: 'put' }>): Brought {
  const target = new Map<Address, Held>(job.value === undefined ? [] : [[job.address, job.value]])
  const record = job.address.split('/').slice(0, 2).join('/')
  // The field of a record that stands: the record itself is not what is put back.
  if (record !== job.address && !isRecordAddress(process, job.address)) target.set(record, { order: '' } as Held)
  return write(process, job, target, (address) => address === job.address)
}

function write(
  process: Process,
  job: { compartment: Compartment; now: readonly Uint8Array[]; person: string; at: number },
  target: Holding,
  concerns: (address: Address) => boolean,
): Brought {
  const doc = build(job.now)
  try {
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const author = { person: job.person, now: () => job.at }
    const written = bringTo(process, job.compartment, doc, target, concerns, author)
    // One transaction, one update: what it erased is in it too.
    const [update] = updates
    return { update, written }
  } finally {
    doc.destroy()
  }
}

function holdingsOf(process: Process, piles: readonly MomentPile[]): ReadonlyMap<Compartment, Holding> {
  return new Map(
    piles.map(({ compartment, state, since }) => {
      const chronicle = new Chronicle(process, compartment, build([state]))
      const held = replay(chronicle.held, since)
      chronicle.close()
      return [compartment, held] as const
    }),
  )
}

function fieldsBetween(process: Process, before: Holding, held: Holding): Compared['fields'] {
  const fields: Compared['fields'][number][] = []
  for (const address of new Set([...before.keys(), ...held.keys()])) {
    if (isRecordAddress(process, address)) continue
    const record = address.split('/').length === 3 ? address.slice(0, address.lastIndexOf('/')) : undefined
    // Of a record that is not there now only that it went is told.
    if (record !== undefined && !stands(held, record)) continue
    const was = record !== undefined && !stands(before, record) ? undefined : before.get(address)
    const is = held.get(address)
    if (sameHeld(was, is)) continue
    fields.push({ address, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) })
  }
  return fields
}

function stands(held: Holding, record: Address): boolean {
  const mark = held.get(record) as { removed?: unknown } | undefined
  return mark !== undefined && !mark.removed
}

function recordsBetween(table: string, before: Holding, held: Holding): Compared['records'] {
  const [old, now] = [standing(before, table), standing(held, table)]
  const [was, is] = [new Map(old.map((id, at) => [id, at + 1])), new Map(now.map((id, at) => [id, at + 1]))]
  const stayed = keptInOrder(now.filter((id) => was.has(id)).map((id) => was.get(id) ?? 0))
  const moved = now.filter((id) => was.has(id) && !stayed.has(was.get(id) ?? 0))
  return [
    ...now
      .filter((id) => !was.has(id))
      .map((id) => ({ address: `${table}/${id}`, what: 'added' as const, to: is.get(id) ?? 0 })),
    ...old
      .filter((id) => !is.has(id))
      .map((id) => ({ address: `${table}/${id}`, what: 'removed' as const, from: was.get(id) ?? 0 })),
    ...moved.map((id) => ({
      ...{ address: `${table}/${id}`, what: 'moved' as const },
      ...{ from: was.get(id) ?? 0, to: is.get(id) ?? 0 },
    })),
  ]
}

/** The longest part of a list that ascends: who did not have to move. */
function keptInOrder(places: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const place of places) {
    let at = ends.findIndex((end) => end >= place)
    if (at < 0) at = ends.length
    before.set(place, ends[at - 1])
    ends[at] = place
  }
  const kept = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) kept.add(place)
  return kept
}

/** Names of everything that a comparison speaks of, as it is called now, or was. */
function namesIn(
  process: Process,
  snapshots: readonly Snapshot[],
  fields: Compared['fields'],
  records: Compared['records'],
): Readonly<Record<Address, string>> {
  const wanted = new Set<Address>(records.map((record) => record.address))
  for (const { address, before, after } of fields) {
    const [first = '', second, third] = address.split('/')
    if (third !== undefined) wanted.add(`${first}/${second}`)
    const field =
      third === undefined ? process.sections[first]?.fields[second ?? ''] : process.tables[first]?.fields[third]
    if (field?.kind !== 'reference' && field?.kind !== 'references') continue
    for (const id of [before, after].flat()) for (const table of field.to) wanted.add(`${table}/${String(id)}`)
  }
  const called = snapshots.map((snapshot) => namesOf(process, snapshot))
  const names: Record<Address, string> = {}
  for (const address of wanted) {
    const name = called.map((name) => name(address)).find((name) => name !== undefined)
    if (name !== undefined) names[address] = name
  }
  return names
}

/** How far a section is agreed is said about it, not in it: saying "agreed" does not change what was agreed to. */
export function bookkeeping(section: string): readonly string[] {
  return section === 'design' ? ['progress', 'status', 'version'] : ['progress']
}

function leaveOut(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}

/** JSON with the keys of every object in order, so that the same content always has the same hash (RFC 8785 in what we hold). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

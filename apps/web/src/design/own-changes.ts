// Which places this person has changed since everything was last saved, so that their words can be handed back when saving fails for good.
import { type Address, type Field, type Process, place, print, type Value } from '@balcony/design'
import type { Live } from '@balcony/document'
import { isFromDevice } from '@balcony/sync/client'
import type * as Y from 'yjs'

export class OwnChanges {
  readonly #process: Process
  readonly #changed = new Set<Address>()

  constructor(process: Process) {
    this.#process = process
  }

  /** Watches a document for what is written on this page; returns the way to stop. */
  watch(doc: Y.Doc): () => void {
    const look = (transaction: Y.Transaction) => {
      if (!transaction.local && !isFromDevice(transaction.origin)) return
      const names = new Map([...doc.share].map(([name, type]) => [type as object, name]))
      for (const [type, keys] of transaction.changed) {
        const name = names.get(rootOf(type as unknown as Y.AbstractType<unknown>))
        const places = name === 'values' ? [...keys].filter((key) => key !== null) : [name]
        for (const key of places) this.#add(key)
      }
    }
    doc.on('afterTransaction', look)
    return () => doc.off('afterTransaction', look)
  }

  /** All of it is on the server: nothing would be lost any more. */
  saved(): void {
    this.#changed.clear()
  }

  /** What stands now at the places that were changed, as plain words under the names of the places. */
  words(live: Live, locale: string, say: (label: string) => string): string {
    return [...this.#changed].map((address) => wordsAt(live, address, locale, say)).join('\n\n')
  }

  #add(key: string | undefined): void {
    const address = key === undefined ? undefined : addressIn(this.#process, key)
    if (address !== undefined) this.#changed.add(address)
  }
}

/** The field, or the record, that a key or root name of a document belongs to. */
export function addressIn(process: Process, key: string): Address | undefined {
  const [plain = ''] = key.split('@')
  const parts = plain.split('/')
  // From the longest: a member of a set stands one step below its field.
  for (let length = Math.min(parts.length, 3); length >= 2; length--) {
    const address = parts.slice(0, length).join('/')
    const found = place(process, address)
    if (found?.is === 'section-field' || found?.is === 'record-field' || found?.is === 'record') return address
  }
  return undefined
}

function wordsAt(live: Live, address: Address, locale: string, say: (label: string) => string): string {
  const found = place(live.process, address)
  if (found?.is === 'section-field') {
    const section = live.process.sections[found.section]
    return lines(
      [section?.label, section?.fields[found.field]?.label],
      printed(live, section?.fields[found.field], address, locale, say),
      say,
    )
  }
  if (found?.is === 'record-field' || found?.is === 'record') {
    const table = live.process.tables[found.table]
    const field = found.is === 'record-field' ? table?.fields[found.field] : undefined
    return lines(
      [table?.singular, field?.label],
      `${found.record}\n${printed(live, field, address, locale, say)}`.trim(),
      say,
    )
  }
  return ''
}

function lines(labels: readonly (string | undefined)[], words: string, say: (label: string) => string): string {
  return `${labels.flatMap((label) => (label === undefined ? [] : [say(label)])).join(' – ')}\n${words}`
}

function printed(
  live: Live,
  field: Field | undefined,
  address: Address,
  locale: string,
  say: (label: string) => string,
): string {
  if (!field) return ''
  const value: Value | undefined = live.value(address)
  if (field.kind === 'translations' && typeof value === 'object') {
    const texts = value as Readonly<Record<string, string>>
    return Object.values(texts).join('\n')
  }
  return print(field, value, () => undefined, locale, say)
}

function rootOf(type: Y.AbstractType<unknown>): object {
  let at = type
  while (at._item !== null) at = at._item.parent as Y.AbstractType<unknown>
  return at
}

import { place } from '../address.ts'
import type { Process } from '../describe.ts'
import type { Currencies } from '../kind/in-file.ts'
import { isCurrency } from '../kind/patterns.ts'
import type { Snapshot } from '../snapshot.ts'
import { at } from './paths.ts'

/** The currencies that a file names, for the amounts in it that are bare numbers. */
export function currenciesIn(process: Process, json: unknown): Currencies {
  return (address) => {
    const stands = place(process, address)
    if (stands?.is !== 'section-field') return undefined
    const section = process.sections[stands.section]
    const currency = at(json, `${section?.path}.${section?.fields[stands.field]?.path}`)
    return typeof currency === 'string' && isCurrency(currency) ? currency : undefined
  }
}

export function currenciesOf(process: Process, snapshot: Snapshot): Currencies {
  return (address) => {
    const stands = place(process, address)
    if (stands?.is !== 'section-field') return undefined
    const currency = snapshot.sections[stands.section]?.[stands.field]
    return typeof currency === 'string' && isCurrency(currency) ? currency : undefined
  }
}

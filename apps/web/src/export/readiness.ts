import type { Address, Names, Snapshot } from '@balcony/design'

/** A party of which a lead may show something, with the addresses of what it needs. */
export interface PartyToChoose {
  readonly address: Address
  readonly name: string
  readonly label: string | undefined
  /** What to choose to show them: they stand below their party, which goes in by its label alone. */
  readonly needs: readonly Address[]
}

export function partiesToChoose({ tables }: Snapshot, names: Names): readonly PartyToChoose[] {
  return (tables['party'] ?? []).map(({ id, values }): PartyToChoose => {
    const address = `party/${id}`
    const label = values['publicLabel']
    const own = (tables['need'] ?? []).filter((need) => need.values['party'] === id).map((need) => `need/${need.id}`)
    return {
      address,
      name: names(address) ?? id,
      label: typeof label === 'string' && label !== '' ? label : undefined,
      needs: own.length === 0 ? [] : [...own, `${address}/publicLabel`],
    }
  })
}

/** With these chosen, or without. */
export function chosenOf(chosen: readonly Address[], addresses: readonly Address[], on: boolean): readonly Address[] {
  const others = chosen.filter((each) => !addresses.includes(each))
  return on ? [...others, ...addresses] : others
}

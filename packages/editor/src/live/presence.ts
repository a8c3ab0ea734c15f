import type { Address, Compartment } from '@balcony/design'
import type { Awareness } from 'y-protocols/awareness'

/** Who stands where, over all compartments that one is in. It tells only others: oneself is never in it. */
export class Presence {
  readonly #awareness: ReadonlyMap<Compartment, Awareness>
  readonly #me: string
  readonly #listeners = new Set<() => void>()
  #places = new Map<Address, readonly string[]>()
  #here: readonly Standing[] = none

  constructor(awareness: ReadonlyMap<Compartment, Awareness>, me: string) {
    this.#awareness = awareness
    this.#me = me
  }

  watch = (changed: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      for (const one of this.#awareness.values()) one.on('change', this.#look)
      this.#look()
    }
    this.#listeners.add(changed)
    return () => {
      this.#listeners.delete(changed)
      if (this.#listeners.size === 0) for (const one of this.#awareness.values()) one.off('change', this.#look)
    }
  }

  /** Ids of the others at exactly this place; the same array until it changes. */
  at(address: Address): readonly string[] {
    return this.#places.get(address) ?? nobody
  }

  /** Everybody else and where they are; the same array until somebody moves from one place to another. */
  here(): readonly Standing[] {
    return this.#here
  }

  /** Says where one is: only to those who share the compartment of that place. */
  stand(compartment: Compartment, address: Address | undefined): void {
    for (const [name, awareness] of this.#awareness) {
      const next = name === compartment ? address : undefined
      const state = awareness.getLocalState()
      if (state && state['person'] === this.#me && state['address'] === next) continue
      awareness.setLocalState({ person: this.#me, ...(next === undefined ? {} : { address: next }) })
    }
  }

  #look = (): void => {
    const here: Standing[] = []
    const places = new Map<Address, string[]>()
    for (const awareness of this.#awareness.values()) {
      for (const [client, state] of awareness.getStates()) {
        if (client === awareness.clientID) continue
        const { person, address } = state
        if (typeof person !== 'string' || typeof address !== 'string') continue
        here.push({ person, address })
        const there = places.get(address)
        if (!there) places.set(address, [person])
        else if (!there.includes(person)) there.push(person)
      }
    }
    if (sameStanding(here, this.#here)) return
    this.#here = here
    this.#places = new Map(
      [...places].map(([address, people]) => {
        const before = this.#places.get(address)
        return [address, before && same(before, people) ? before : people]
      }),
    )
    for (const changed of this.#listeners) changed()
  }
}

export interface Standing {
  readonly person: string
  readonly address: Address
}

const none: readonly Standing[] = []
const nobody: readonly string[] = []

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one, index) => one === right[index])
}

function sameStanding(left: readonly Standing[], right: readonly Standing[]): boolean {
  return (
    left.length === right.length &&
    left.every((one, index) => one.person === right[index]?.person && one.address === right[index]?.address)
  )
}

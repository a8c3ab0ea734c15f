// Words that could not be saved, offered until the person has taken them away. The device may keep them meanwhile, encrypted, where they came from.
import type { CannotSave } from '@balcony/sync/client'

export interface Recovered {
  readonly design: string
  readonly reason: CannotSave
  readonly words: string
  /** They are gone for good: the device forgets them too. */
  readonly forget?: () => void
}

/** A place for words that have nowhere else to be. */
export class RecoveredWords {
  readonly #watchers = new Set<() => void>()
  #all: readonly Recovered[] = []

  all = (): readonly Recovered[] => this.#all

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  keep(found: Recovered): void {
    if (found.words.trim() === '') return
    if (this.#all.some((one) => one.design === found.design && one.words === found.words)) return
    this.#set([...this.#all, found])
  }

  dismiss(design: string): void {
    for (const { design: of, forget } of this.#all) if (of === design) forget?.()
    this.#set(this.#all.filter((one) => one.design !== design))
  }

  #set(all: readonly Recovered[]): void {
    this.#all = all
    for (const changed of this.#watchers) changed()
  }
}

export const recovered = new RecoveredWords()

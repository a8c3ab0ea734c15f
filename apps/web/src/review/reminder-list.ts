// Who was asked once more for what, within the last day: asked for while a page shows it.
import type { NewReminder } from '@balcony/api/contract'
import type { Reminders, SentReminder } from '@balcony/editor'
import { get, post } from '../server.ts'

export class ReminderList implements Reminders {
  readonly #path: string
  readonly #watchers = new Set<() => void>()
  #list: readonly SentReminder[] = []

  constructor(design: string) {
    this.#path = `/api/designs/${encodeURIComponent(design)}/reminders`
  }

  list = (): readonly SentReminder[] => this.#list

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    if (this.#watchers.size === 1) this.heard()
    return () => this.#watchers.delete(changed)
  }

  /** Somebody was reminded, here or elsewhere. */
  heard(): void {
    if (this.#watchers.size > 0) void this.#fetch().catch(() => {}) // what it said last stands
  }

  remind = async (person: string, about: string): Promise<void> => {
    await post(this.#path, { person, about } satisfies NewReminder)
    await this.#fetch()
  }

  async #fetch(): Promise<void> {
    this.#list = await get<readonly SentReminder[]>(this.#path)
    for (const changed of this.#watchers) changed()
  }
}

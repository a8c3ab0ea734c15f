// The threads of one design as the server tells them: fetched when the feed opens, then kept by what the feed says.
import type { Anchor, Remark, Thread } from '@balcony/design'
import type { Threads } from '@balcony/editor'
import { get, post } from '../server.ts'

export class ThreadList implements Threads {
  readonly #path: string
  readonly #watchers = new Set<() => void>()
  #list: readonly Thread[] = []
  /** For each fetch that is on its way: what was told since. */
  readonly #told = new Set<Map<string, Thread>>()

  constructor(design: string) {
    this.#path = `/api/designs/${encodeURIComponent(design)}/threads`
  }

  list = (): readonly Thread[] => this.#list

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  /** Fetches all. What the feed told while the answer was on its way is newer than the answer. */
  async fetch(): Promise<void> {
    const told = new Map<string, Thread>()
    this.#told.add(told)
    try {
      const list = await get<readonly Thread[]>(this.#path)
      this.#set([...told.values()].reduce(withThread, list))
    } finally {
      this.#told.delete(told)
    }
  }

  hear(thread: Thread): void {
    for (const told of this.#told) told.set(thread.id, thread)
    this.#set(withThread(this.#list, thread))
  }

  async open(anchor: Anchor, text: string): Promise<void> {
    this.hear(await post<Thread>(this.#path, { anchor, text }))
  }

  async reply(thread: string, text: string): Promise<void> {
    const remark = await post<Remark>(`/api/threads/${encodeURIComponent(thread)}/remarks`, { text })
    const found = this.#list.find((one) => one.id === thread)
    // The feed may have brought it already.
    if (found && !found.remarks.some((one) => one.id === remark.id))
      this.hear({ ...found, remarks: [...found.remarks, remark] })
  }

  async resolve(thread: string, resolved: boolean): Promise<void> {
    this.hear(await post<Thread>(`/api/threads/${encodeURIComponent(thread)}/status`, { resolved }))
  }

  #set(list: readonly Thread[]): void {
    this.#list = list
    for (const changed of this.#watchers) changed()
  }
}

/** The list with this thread in its newest form; new ones come last. */
export function withThread(list: readonly Thread[], thread: Thread): readonly Thread[] {
  return list.some((one) => one.id === thread.id)
    ? list.map((one) => (one.id === thread.id ? thread : one))
    : [...list, thread]
}

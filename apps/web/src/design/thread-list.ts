// The threads of one design as the server tells them: fetched when the feed opens, then kept by what the feed says.
import type {
  EditedRemark,
  NewRemark,
  NewReview,
  NewTask,
  NewThread,
  Readers,
  ThreadStatus,
} from '@balcony/api/contract'
import type { Anchor, Compartment, Remark, Thread } from '@balcony/design'
import type { ReviewItem, Said, Threads } from '@balcony/editor'
import { get, post, remove } from '../server.ts'

export class ThreadList implements Threads {
  readonly #design: string
  readonly #watchers = new Set<() => void>()
  #list: readonly Thread[] = []
  #readers: Readers | undefined
  /** For each fetch that is on its way: what was told since. */
  readonly #told = new Set<Map<string, Thread>>()

  constructor(design: string) {
    this.#design = `/api/designs/${encodeURIComponent(design)}`
  }

  list = (): readonly Thread[] => this.#list

  readers = (compartment: Compartment): readonly string[] | undefined => this.#readers?.[compartment]

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  /** Fetches all. What the feed told while the answer was on its way is newer than the answer. */
  async fetch(): Promise<void> {
    const told = new Map<string, Thread>()
    this.#told.add(told)
    try {
      const list = await get<readonly Thread[]>(`${this.#design}/threads`)
      this.#set([...told.values()].reduce(withThread, list))
    } finally {
      this.#told.delete(told)
    }
  }

  /** Asks again who may enter what. */
  async fetchReaders(): Promise<void> {
    this.#readers = await get<Readers>(`${this.#design}/readers`)
    this.#set(this.#list)
  }

  hear(thread: Thread): void {
    for (const told of this.#told) told.set(thread.id, thread)
    this.#set(withThread(this.#list, thread))
  }

  async open(anchor: Anchor, said: Said): Promise<void> {
    this.hear(await post<Thread>(`${this.#design}/threads`, { anchor, ...said } satisfies NewThread))
  }

  async reply(thread: string, { reach: _, ...said }: Said): Promise<void> {
    const remark = await post<Remark>(`${pathOf(thread)}/remarks`, said satisfies NewRemark)
    const found = this.#list.find((one) => one.id === thread)
    // The feed may have brought it already.
    if (found && !found.remarks.some((one) => one.id === remark.id))
      this.hear({ ...found, remarks: [...found.remarks, remark] })
  }

  async review(items: readonly ReviewItem[]): Promise<void> {
    const sent = await post<readonly Thread[]>(`${this.#design}/reviews`, { items } satisfies NewReview)
    for (const thread of sent) this.hear(thread)
  }

  async resolve(thread: string, resolved: boolean, reason?: string): Promise<void> {
    const status: ThreadStatus = { resolved, ...(reason !== undefined && { reason }) }
    this.hear(await post<Thread>(`${pathOf(thread)}/status`, status))
  }

  async edit(thread: string, remark: string, text: string, mentions: readonly string[]): Promise<void> {
    this.hear(await post<Thread>(remarkPath(thread, remark), { text, mentions } satisfies EditedRemark))
  }

  async takeBack(thread: string, remark: string): Promise<void> {
    this.hear(await remove<Thread>(remarkPath(thread, remark)))
  }

  async acknowledge(thread: string, remark: string, on: boolean): Promise<void> {
    this.hear(await post<Thread>(`${remarkPath(thread, remark)}/acknowledgement`, { on }))
  }

  async assign(thread: string, to: string | null, due?: string): Promise<void> {
    const task: NewTask = { to, ...(due !== undefined && { due }) }
    this.hear(await post<Thread>(`${pathOf(thread)}/task`, task))
  }

  async reattach(thread: string, anchor: Anchor): Promise<void> {
    this.hear(await post<Thread>(`${pathOf(thread)}/anchor`, { anchor }))
  }

  async narrow(thread: string): Promise<void> {
    this.hear(await post<Thread>(`${pathOf(thread)}/reach`, { reach: 'team' }))
  }

  #set(list: readonly Thread[]): void {
    this.#list = list
    for (const changed of this.#watchers) changed()
  }
}

function pathOf(thread: string): string {
  return `/api/threads/${encodeURIComponent(thread)}`
}

function remarkPath(thread: string, remark: string): string {
  return `${pathOf(thread)}/remarks/${encodeURIComponent(remark)}`
}

/** The list with this thread in its newest form; new ones come last. */
export function withThread(list: readonly Thread[], thread: Thread): readonly Thread[] {
  return list.some((one) => one.id === thread.id)
    ? list.map((one) => (one.id === thread.id ? thread : one))
    : [...list, thread]
}

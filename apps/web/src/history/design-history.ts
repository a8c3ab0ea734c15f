import type {
  Activity,
  BringBack,
  Comparison,
  Moment,
  MomentRef,
  NewVersion,
  Restored,
  Unseen,
  Version,
  VersionList,
} from '@balcony/api/contract'
import type { History, Wanted } from '@balcony/editor'
import { get, post } from '../server.ts'
import { openDiffs } from './open-diffs.ts'

/** The past of one design, as the server tells it. Nothing of it is kept on the device. */
export class DesignHistory implements History {
  readonly #base: string
  readonly #watchers = new Set<() => void>()
  readonly #diffs = openDiffs()
  #turn = 0
  #unseen: Unseen = {}
  #looked = new Map<string, Promise<void>>()

  constructor(design: string) {
    this.#base = `/api/designs/${encodeURIComponent(design)}`
  }

  readonly diff = this.#diffs.diff

  turn = (): number => this.#turn

  unseen = (): Unseen => this.#unseen

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  /** Something was written, named, agreed to or brought back. */
  heard(): void {
    this.#turn += 1
    this.#tell()
    void this.fetch().catch(() => {}) // the next news asks again
  }

  async fetch(): Promise<void> {
    const before = JSON.stringify(this.#unseen)
    this.#unseen = await get<Unseen>(`${this.#base}/looks`)
    if (JSON.stringify(this.#unseen) !== before) this.#tell()
  }

  look(section: string): void {
    if (this.#looked.has(section)) return
    const { [section]: _, ...rest } = this.#unseen
    this.#unseen = rest
    this.#tell()
    const sent = post<void>(`${this.#base}/looks`, { section }).catch(() => {}) // it is marked again, which is harmless
    this.#looked.set(section, sent)
    void sent.finally(() => this.#looked.delete(section))
  }

  activity(wanted: Wanted): Promise<Activity> {
    const asked = new URLSearchParams()
    for (const [name, value] of Object.entries(wanted)) asked.set(name, String(value))
    return get(`${this.#base}/activity?${asked}`)
  }

  fieldHistory(address: string): Promise<Activity> {
    return get(`${this.#base}/history?address=${encodeURIComponent(address)}`)
  }

  async bringBack(line: string, which: BringBack['which']): Promise<void> {
    await post(`${this.#base}/history/bring-back`, { line, which } satisfies BringBack)
  }

  versions(): Promise<VersionList> {
    return get(`${this.#base}/versions`)
  }

  name(wanted: NewVersion): Promise<Version> {
    return post(`${this.#base}/versions`, wanted)
  }

  moment(of: MomentRef): Promise<Moment> {
    return get(`${this.#base}/versions/moment?of=${of}`)
  }

  compare(from: MomentRef, to: MomentRef): Promise<Comparison> {
    return get(`${this.#base}/versions/compare?from=${from}&to=${to}`)
  }

  restore(to: MomentRef, section?: string): Promise<Restored> {
    return post(`${this.#base}/versions/restore`, { to, ...(section === undefined ? {} : { section }) })
  }

  undoRestore(version: string): Promise<Restored> {
    return post(`${this.#base}/versions/${version}/undo`)
  }

  ask(version: string, people: readonly string[]): Promise<Version> {
    return post(`${this.#base}/versions/${version}/ask`, { people })
  }

  answer(version: string, answer: 'agreed' | 'declined', words: string): Promise<Version> {
    return post(`${this.#base}/versions/${version}/answer`, { answer, words })
  }

  close(): void {
    this.#diffs.close()
    this.#watchers.clear()
  }

  #tell(): void {
    for (const changed of this.#watchers) changed()
  }
}

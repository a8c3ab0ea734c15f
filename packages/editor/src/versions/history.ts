import type {
  Activity,
  Address,
  Comparison,
  Moment,
  MomentRef,
  NewVersion,
  ProseDoc,
  Restored,
  Version,
  VersionList,
} from '@balcony/design'
import type { Diffed } from './diff-prose.ts'

/** What the page can ask of the past. Everything is refused as an `Error` whose message is for the person. */
export interface History {
  /** Raised whenever something happened in the design's past: what was asked before may be older. */
  turn(): number
  /** When others last changed the sections that one has not looked at since. The same object until it changes. */
  unseen(): Readonly<Record<string, number>>
  watch(changed: () => void): () => void
  look(section: string): void
  activity(wanted: Wanted): Promise<Activity>
  fieldHistory(address: Address): Promise<Activity>
  bringBack(line: string, which: 'before' | 'after' | 'lost'): Promise<void>
  versions(): Promise<VersionList>
  name(wanted: NewVersion): Promise<Version>
  moment(of: MomentRef): Promise<Moment>
  compare(from: MomentRef, to: MomentRef): Promise<Comparison>
  restore(to: MomentRef, section?: string): Promise<Restored>
  undoRestore(version: string): Promise<Restored>
  ask(version: string, people: readonly string[]): Promise<Version>
  answer(version: string, answer: 'agreed' | 'declined', words: string): Promise<Version>
  /** Made away from the page; never fails, but may say that two texts are too different. */
  diff(before: ProseDoc, after: ProseDoc): Promise<Diffed>
}

export interface Wanted {
  readonly before?: number
  readonly by?: string
  readonly section?: string
}

/** What one may do with the past. */
export type PastAction = 'read-history' | 'name-version' | 'restore' | 'ask-agreement' | 'agree' | 'purge'

import type { Act, Anchor, Compartment, Thread } from '@balcony/design'

/** Who reads a new thread: those cleared for its place, or partners whose edition holds it besides. */
export type Reach = 'team' | 'partners'

/** What somebody says, before it is a remark. */
export interface Said {
  /** Chosen here, so that what is sent twice is kept once. */
  readonly id: string
  readonly text: string
  /** Person ids. */
  readonly mentions?: readonly string[]
  /** Members who may not read this: the lead is asked. */
  readonly asks?: readonly string[]
  readonly act?: Extract<Act, 'decided'>
  /** Of a first remark. */
  readonly reach?: Reach
}

/** A remark of a review: at a new place, or in a thread. */
export type ReviewItem = Said & ({ readonly anchor: Anchor } | { readonly thread: string })

export type TalkAction = 'resolve' | 'edit-remark' | 'take-back' | 'assign' | 'decide' | 'speak-to-partners'

/** Threads as the server tells them; writing resolves when the server has them. */
export interface Threads {
  /** The same array until a thread comes or changes. */
  list(): readonly Thread[]
  watch(changed: () => void): () => void
  /** Ids of those who may enter a compartment; undefined until the server said. The same array until it changes. */
  readers(compartment: Compartment): readonly string[] | undefined
  open(anchor: Anchor, said: Said): Promise<void>
  reply(thread: string, said: Said): Promise<void>
  /** All of them or none. */
  review(items: readonly ReviewItem[]): Promise<void>
  resolve(thread: string, resolved: boolean, reason?: string): Promise<void>
  edit(thread: string, remark: string, text: string, mentions: readonly string[]): Promise<void>
  takeBack(thread: string, remark: string): Promise<void>
  acknowledge(thread: string, remark: string, on: boolean): Promise<void>
  assign(thread: string, to: string | null, due?: string): Promise<void>
  reattach(thread: string, anchor: Anchor): Promise<void>
  narrow(thread: string): Promise<void>
}

/** An id for something said on this device. */
export function saidId(): string {
  return crypto.randomUUID()
}

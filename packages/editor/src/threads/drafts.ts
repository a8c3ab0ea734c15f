import { type Address, type Anchor, type Compartment, levelOf } from '@balcony/design'
import type { Reach } from './said.ts'

// What somebody has begun to write is kept on this device until it is sent. Words about restricted compartments are kept
// in memory only: nothing of those may stay on the device.

const memory = new Map<string, string>()
const watchers = new Set<() => void>()
let changes = 0

export interface DraftKey {
  readonly design: string
  readonly person: string
  readonly compartment: Compartment
  /** A thread's id, or the place of the first remark. */
  readonly target: Address
}

export interface Draft {
  readonly text: string
  /** Of a first remark: with it the draft can be gone on with after the page was loaded again. */
  readonly anchor?: Anchor
  /** Of an answer. */
  readonly thread?: string
  readonly reach?: Reach
  /** Names as they stand in the text, and whose they are. */
  readonly names?: readonly { readonly id: string; readonly name: string }[]
  /** Finished, and waits to be sent together with others. */
  readonly held?: { readonly id: string; readonly decided?: true }
}

export function keptDraft(key: DraftKey): Draft | undefined {
  return parsed(read(nameOf(key), isSecret(key)))?.draft
}

/** An empty draft is none. */
export function keepDraft(key: DraftKey, draft: Draft | undefined): void {
  const name = nameOf(key)
  const text = draft && (draft.text !== '' || draft.held) ? JSON.stringify({ key, draft }) : undefined
  if (text === undefined) memory.delete(name)
  else memory.set(name, text)
  if (!isSecret(key)) store(name, text)
  changed()
}

/** Everything that a person has begun in a design, in the order in which it was kept. */
export function draftsOf(design: string, person: string): readonly { readonly key: DraftKey; readonly draft: Draft }[] {
  const start = `${prefix}${person}/${design}/`
  const names = new Set([...stored(), ...memory.keys()].filter((name) => name.startsWith(start)))
  return [...names].flatMap((name) => {
    const found = parsed(read(name, false))
    return found ? [found] : []
  })
}

export function watchDrafts(then: () => void): () => void {
  watchers.add(then)
  return () => watchers.delete(then)
}

/** Another number whenever a draft came, changed or went. */
export function draftChanges(): number {
  return changes
}

/** When somebody signs out nothing that they began stays behind; when words are removed for good, nothing of that design. */
export function forgetDrafts(person: string, design?: string): void {
  const start = design === undefined ? `${prefix}${person}/` : `${prefix}${person}/${design}/`
  for (const name of memory.keys()) if (name.startsWith(start)) memory.delete(name)
  for (const name of stored()) if (name.startsWith(start)) store(name, undefined)
  changed()
}

const prefix = 'balcony/draft/'

function changed(): void {
  changes += 1
  for (const then of watchers) then()
}

function read(name: string, secret: boolean): string | null {
  if (secret) return memory.get(name) ?? null
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null
  } catch {
    return memory.get(name) ?? null
  }
}

function store(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // The device keeps nothing: the draft lives as long as the page.
  }
}

function stored(): readonly string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

/** What lies on the device may be of another version of the page: then it is no draft. */
function parsed(text: string | null): { key: DraftKey; draft: Draft } | undefined {
  try {
    const found = JSON.parse(text ?? 'null') as { key?: DraftKey; draft?: Draft } | null
    return found?.key && typeof found.draft?.text === 'string' ? { key: found.key, draft: found.draft } : undefined
  } catch {
    return undefined
  }
}

function nameOf({ design, person, target }: DraftKey): string {
  return `${prefix}${person}/${design}/${target}`
}

function isSecret({ compartment }: DraftKey): boolean {
  return levelOf[compartment] !== 'team'
}

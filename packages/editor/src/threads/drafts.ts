import { type Address, type Compartment, levelOf } from '@balcony/design'

// What somebody has begun to write is kept on this device until it is sent. Words about restricted compartments are kept
// in memory only: nothing of those may stay on the device.

const memory = new Map<string, string>()

export interface DraftKey {
  readonly design: string
  readonly person: string
  readonly compartment: Compartment
  /** A thread's id, or the address of the first remark. */
  readonly target: Address
}

export function keptDraft(key: DraftKey): string {
  const name = nameOf(key)
  if (isSecret(key)) return memory.get(name) ?? ''
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? ''
  } catch {
    return memory.get(name) ?? ''
  }
}

export function keepDraft(key: DraftKey, text: string): void {
  const name = nameOf(key)
  if (text === '') memory.delete(name)
  else memory.set(name, text)
  if (isSecret(key)) return
  try {
    if (text === '') localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // The device keeps nothing: the draft lives as long as the page.
  }
}

/** When somebody signs out, nothing that they began stays behind. */
export function forgetDrafts(person: string): void {
  const start = `${prefix}${person}/`
  for (const name of memory.keys()) if (name.startsWith(start)) memory.delete(name)
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(start)) localStorage.removeItem(name)
  } catch {
    // Nothing was kept, so nothing has to go.
  }
}

const prefix = 'balcony/draft/'

function nameOf({ design, person, target }: DraftKey): string {
  return `${prefix}${person}/${design}/${target}`
}

function isSecret({ compartment }: DraftKey): boolean {
  return levelOf[compartment] !== 'team'
}

import { useSyncExternalStore } from 'react'

/** Whether the page is being printed: then everything is drawn, also what would have to be scrolled to. */
export function usePrinting(): boolean {
  return useSyncExternalStore(watch, () => printing)
}

let printing = false
const watchers = new Set<() => void>()

function watch(changed: () => void): () => void {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

function say(is: boolean): void {
  printing = is
  for (const changed of watchers) changed()
}

addEventListener('beforeprint', () => say(true))
addEventListener('afterprint', () => say(false))

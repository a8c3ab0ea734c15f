import type { Live } from '@balcony/document'
import type { Threads } from '../threads/said.ts'
import { DesignSearch, type Timers } from './design-search.ts'

const kept = new WeakMap<Live, { readonly locale: string; readonly search: DesignSearch }>()

/** The index of an open design, for as long as that is open: built when somebody first searches, in the language they read. */
export function searchOf(
  live: Live,
  threads: Threads,
  words: { readonly locale: string; readonly say: (label: string) => string },
): DesignSearch {
  const known = kept.get(live)
  if (known?.locale === words.locale) return known.search
  const search = new DesignSearch(live, threads, words.say, timers)
  kept.set(live, { locale: words.locale, search })
  return search
}

const timers: Timers = {
  now: () => performance.now(),
  soon(act) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  },
}

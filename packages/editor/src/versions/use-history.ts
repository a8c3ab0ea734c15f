import { useLingui } from '@lingui/react/macro'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import type { History } from './history.ts'

/** The past, where this page has it and this person may see it. */
export function useHistory(): History | undefined {
  const { history, mayPast } = useWorkspace()
  return mayPast?.('read-history', []) === true ? history : undefined
}

/** Raised whenever something happened in the past: a reason to ask again. */
export function useTurn(): number {
  const history = useHistory()
  return useSyncExternalStore(history?.watch ?? stand, () => history?.turn() ?? 0)
}

/** Whether something changed in a section since this person last looked. */
export function useIsUnseen(section: string): boolean {
  const history = useHistory()
  return useSyncExternalStore(history?.watch ?? stand, () => history?.unseen()[section] !== undefined)
}

const stand = () => () => {}

/** What was asked of the server: on its way, there, or refused in words. What was there stays until the next answer comes. */
export interface Asked<T> {
  readonly value: T | undefined
  readonly problem: string | undefined
  readonly isWaiting: boolean
  readonly again: () => void
}

export function useAsked<T>(ask: (() => Promise<T>) | undefined, because: readonly unknown[]): Asked<T> {
  const [state, set] = useState<{ value?: T; problem?: string; waiting: boolean }>({ waiting: true })
  const [round, next] = useState(0)
  useEffect(() => {
    if (!ask) return
    let over = false
    set((before) => ({ ...before, waiting: true }))
    ask().then(
      (value) => {
        if (!over) set({ value, waiting: false })
      },
      (error: unknown) => {
        if (!over) set((before) => ({ ...before, problem: wordsOfError(error), waiting: false }))
      },
    )
    return () => {
      over = true
    }
    // The question is made anew with every drawing; what it is asked because of is told.
  }, [...because, round])
  const again = useCallback(() => next((n) => n + 1), [])
  return { value: state.value, problem: state.problem, isWaiting: state.waiting, again }
}

export function wordsOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Days, times and people in the reader's words. */
export function useTold() {
  const { t } = useLingui()
  const locale = useLocale()
  const { people, me } = useWorkspace()
  return useMemo(() => {
    const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()
    const day = (at: number) => {
      const now = Date.now()
      const date = new Date(at).toLocaleDateString(locale, {
        day: 'numeric',
        month: 'long',
        ...(new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
      })
      if (sameDay(at, now)) return t`Today, ${date}`
      return sameDay(at, now - 86_400_000) ? t`Yesterday, ${date}` : date
    }
    const time = (at: number) => new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
    const person = (id: string) =>
      id === me.id ? me.name : (people.find((each) => each.id === id)?.name ?? t`Somebody who left`)
    const list = (names: readonly string[]) => new Intl.ListFormat(locale).format(names)
    return {
      day,
      time,
      person,
      list,
      sameDay,
      moment: (at: number) => t`${day(at)}, ${time(at)}`,
      persons: (ids: readonly string[]) => list(ids.map(person)),
    }
  }, [t, locale, people, me])
}

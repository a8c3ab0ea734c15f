import type { MadeExport, MakingStep, NewExport } from '@balcony/api/contract'
import type { Problem } from '@balcony/base'
import { useEffect, useRef, useState } from 'react'
import { inReadersWords } from '../refusals/refusal-words.ts'
import { getBytes, Refused } from '../server.ts'
import { type Begun, beginMaking } from './begun.ts'

/** What somebody looks at: the answer and, where nothing stops it, the bytes that will be saved. */
export interface Looked {
  readonly made: MadeExport
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
}

type Working = Exclude<MakingStep, { is: 'made' | 'refused' | 'first-page' }>

export type Making =
  | { readonly is: 'idle' }
  | {
      readonly is: 'working'
      /** `loading`: the printing program, onto this device. */
      readonly step: Working | { readonly is: 'loading' }
      readonly since: number
      readonly before: Looked | undefined
      /** The title page, while the others are set. */
      readonly first: Uint8Array<ArrayBuffer> | undefined
    }
  | { readonly is: 'looking'; readonly looked: Looked }
  | { readonly is: 'failed'; readonly problem: Problem | 'unreachable' }
  | { readonly is: 'cancelled' }
  /** The printing program is not on this device; the person says whether it may be loaded. */
  | { readonly is: 'asking' }

/** Makes what is asked for as soon as it is asked; another wish gives the one before up. What was begun already goes on. */
export function useMaking(design: string, asked: NewExport | undefined, begun: Begun | undefined) {
  const [making, setMaking] = useState<Making>({ is: 'idle' })
  const [turn, setTurn] = useState(0)
  const [stop, setStop] = useState<() => void>()
  const before = useRef(begun)
  const wish = asked === undefined ? undefined : JSON.stringify(asked)

  useEffect(() => {
    if (wish === undefined) {
      setMaking({ is: 'idle' })
      return
    }
    const ready = before.current
    before.current = undefined
    const own = ready?.wish === wish ? ready : beginMaking(design, JSON.parse(wish))
    if (own !== ready) ready?.giveUp()
    setStop(() => own.giveUp)
    void follow(own, (next) => {
      if (!own.signal.aborted) setMaking(next)
    })
    return own.giveUp
    // `turn` counts how often the same was asked for again.
  }, [design, wish, turn])

  return {
    making,
    again: () => setTurn((now) => now + 1),
    cancel: () => {
      stop?.()
      setMaking({ is: 'cancelled' })
    },
  }
}

type Next = (next: (before: Making) => Making) => void

async function follow({ path, signal, steps }: Begun, set: Next): Promise<void> {
  const since = Date.now()
  let first: Uint8Array<ArrayBuffer> | undefined
  let last: Working = { is: 'cutting' }
  const working = () => set((before) => ({ is: 'working', step: last, since, before: lookedAt(before), first }))
  working()
  try {
    for await (const step of steps()) {
      if (step.is === 'refused') return set(() => ({ is: 'failed', problem: inReadersWords(step.problem) }))
      if (step.is === 'made') {
        const { made } = step
        const bytes = made.file ? await getBytes(`${path}/${made.id}`, signal) : undefined
        return set(() => ({ is: 'looking', looked: { made, bytes } }))
      }
      if (step.is === 'first-page') first = Uint8Array.from(atob(step.pdf), (letter) => letter.charCodeAt(0))
      else last = step
      working()
    }
    set(() => ({ is: 'failed', problem: 'unreachable' }))
  } catch (error) {
    // Who gave up wants no words; anything else is said.
    if (!signal.aborted)
      set(() => ({ is: 'failed', problem: error instanceof Refused ? error.problem : 'unreachable' }))
  }
}

/** Stays on the screen while the next one is made. */
export function lookedAt(making: Making): Looked | undefined {
  if (making.is === 'looking') return making.looked
  return making.is === 'working' ? making.before : undefined
}

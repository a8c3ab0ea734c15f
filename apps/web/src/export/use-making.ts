import type { MadeExport, MakingStep, NewExport } from '@balcony/api/contract'
import type { Problem } from '@balcony/base'
import { useEffect, useState } from 'react'
import { inReadersWords } from '../refusals/refusal-words.ts'
import { getBytes, postForSteps, Refused } from '../server.ts'

/** What somebody looks at: the answer and, where nothing stops it, the bytes that will be saved. */
export interface Looked {
  readonly made: MadeExport
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
}

export type Making =
  | { readonly is: 'idle' }
  | {
      readonly is: 'working'
      readonly step: Exclude<MakingStep, { is: 'made' } | { is: 'refused' }>
      readonly since: number
      readonly before: Looked | undefined
    }
  | { readonly is: 'looking'; readonly looked: Looked }
  | { readonly is: 'failed'; readonly problem: Problem | 'unreachable' }
  | { readonly is: 'cancelled' }

/** Makes what is asked for as soon as it is asked; another wish gives the one before up. */
export function useMaking(design: string, asked: NewExport | undefined) {
  const [making, setMaking] = useState<Making>({ is: 'idle' })
  const [turn, setTurn] = useState(0)
  const [stop, setStop] = useState<AbortController>()
  const wish = asked === undefined ? undefined : JSON.stringify(asked)

  useEffect(() => {
    if (wish === undefined) {
      setMaking({ is: 'idle' })
      return
    }
    const giveUp = new AbortController()
    setStop(giveUp)
    void make(design, wish, giveUp.signal, (next) => {
      if (!giveUp.signal.aborted) setMaking(next)
    })
    return () => giveUp.abort()
    // `turn` counts how often the same was asked for again.
  }, [design, wish, turn])

  return {
    making,
    again: () => setTurn((now) => now + 1),
    cancel: () => {
      stop?.abort()
      setMaking({ is: 'cancelled' })
    },
  }
}

type Next = (next: (before: Making) => Making) => void

async function make(design: string, wish: string, signal: AbortSignal, set: Next): Promise<void> {
  const since = Date.now()
  const working = (step: Extract<Making, { is: 'working' }>['step']) =>
    set((before) => ({ is: 'working', step, since, before: lookedAt(before) }))
  const path = `/api/designs/${encodeURIComponent(design)}/exports`
  working({ is: 'cutting' })
  try {
    for await (const step of postForSteps<MakingStep>(`${path}/preview`, JSON.parse(wish), signal)) {
      if (step.is === 'refused') return set(() => ({ is: 'failed', problem: inReadersWords(step.problem) }))
      if (step.is !== 'made') {
        working(step)
        continue
      }
      const { made } = step
      const bytes = made.file ? await getBytes(`${path}/${made.id}`, signal) : undefined
      return set(() => ({ is: 'looking', looked: { made, bytes } }))
    }
    set(() => ({ is: 'failed', problem: 'unreachable' }))
  } catch (error) {
    // Who gave up wants no words; anything else is said.
    if (!signal.aborted)
      set(() => ({ is: 'failed', problem: error instanceof Refused ? error.problem : 'unreachable' }))
  }
}

/** Stays on the screen while the next one is made. */
function lookedAt(making: Making): Looked | undefined {
  if (making.is === 'looking') return making.looked
  return making.is === 'working' ? making.before : undefined
}

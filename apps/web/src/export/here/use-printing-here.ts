import type { NewExport } from '@balcony/api/contract'
import type { Live } from '@balcony/document'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { lookedAt, type Making } from '../use-making.ts'
import type { Said } from './job.ts'
import { jobOf } from './job-of.ts'
import { type Here, whyNotHere } from './may-print-here.ts'
import { openTypesetter } from './open-typesetter.ts'
import { ourWords } from './our-words.ts'
import { isProgramHere } from './program.ts'
import { useWhyNotWords } from './words.ts'

/** Prints what is asked for on this device, as soon as it is asked; before the program travels, the person is told how large it is. */
export function usePrintingHere(live: Live, here: Here, asked: NewExport | undefined) {
  const { t } = useLingui()
  const [making, setMaking] = useState<Making>({ is: 'idle' })
  const [turn, setTurn] = useState(0)
  const [mayLoad, setMayLoad] = useState(false)
  const press = useOpenPress()
  const words = {
    why: useWhyNotWords(),
    notLoaded: t`A part of the printing program is not on this device yet, and there is no line to load it. Print once on this device while there is a line.`,
    failed: t`This device could not print it: it may have too little memory. The server can.`,
  }
  const latest = useRef({ live, here, words })
  latest.current = { live, here, words }
  const wish = asked === undefined ? undefined : JSON.stringify(asked)

  useEffect(() => {
    if (wish === undefined) return setMaking({ is: 'idle' })
    const { live, here, words } = latest.current
    const request = JSON.parse(wish) as NewExport
    const giveUp = new AbortController()
    const set = (next: (before: Making) => Making) => {
      if (!giveUp.signal.aborted) setMaking(next)
    }
    const fail = (message: string) => set(() => ({ is: 'failed', problem: { code: 'conflict', message } }))
    const since = Date.now()
    const step = (is: Extract<Said, { is: 'step' }>['step']) =>
      set((before) => ({ is: 'working', step: { is }, since, before: lookedAt(before), first: undefined }))
    const heard: Readonly<{ [Is in Said['is']]: (said: Extract<Said, { is: Is }>) => void }> = {
      step: (said) => step(said.step),
      made: ({ made, bytes }) => set(() => ({ is: 'looking', looked: { made, bytes } })),
      'not-loaded': () => fail(words.notLoaded),
      failed: () => fail(words.failed),
    }
    const print = async () => {
      const why = whyNotHere(request.edition, here)
      if (why) return fail(words.why(why))
      if (!mayLoad && !(await isProgramHere())) return set(() => ({ is: 'asking' }))
      step('cutting')
      const ours = await ourWords()
      if (giveUp.signal.aborted) return
      const said = (each: Said) => (heard[each.is] as (said: Said) => void)(each)
      press.print(jobOf(crypto.randomUUID(), request, live, ours, new Date()), said)
    }
    print().catch(() => heard.failed({ is: 'failed' }))
    return () => giveUp.abort()
    // `turn` counts how often the same was asked for again.
  }, [wish, turn, mayLoad, press])

  return {
    making,
    load: () => setMayLoad(true),
    again: () => setTurn((now) => now + 1),
    cancel: () => {
      press.stop()
      setMaking({ is: 'cancelled' })
    },
  }
}

/** One worker for as long as the dialog is open: what it knows already makes the next paper fast. One that is busy is ended. */
function useOpenPress() {
  const [press] = useState(() => {
    let open: ReturnType<typeof openTypesetter> | undefined
    let hear: ((said: Said) => void) | undefined
    const stop = () => {
      open?.close()
      open = undefined
      hear = undefined
    }
    const heard = (said: Said) => {
      const told = hear
      if (said.is === 'failed') stop()
      else if (said.is !== 'step') hear = undefined
      told?.(said)
    }
    return {
      stop,
      print(job: Parameters<ReturnType<typeof openTypesetter>['print']>[0], said: (said: Said) => void): void {
        if (hear) stop()
        hear = said
        open ??= openTypesetter(heard)
        open.print(job)
      },
    }
  })
  useEffect(() => press.stop, [press])
  return press
}

import { useEffect, useRef, useState } from 'react'
import { type Announcer, announcer } from './announcer.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** Reads `sentence` to screen readers when it changes, politely, at most one in ten seconds. */
export function LiveRegion({ sentence }: { sentence: string }) {
  const [spoken, speak] = useState('')
  const voice = useRef<Announcer>(undefined)
  useEffect(() => {
    const made = announcer(speak, Date.now, (act, wait) => {
      const timer = setTimeout(act, wait)
      return () => clearTimeout(timer)
    })
    voice.current = made
    return () => made.stop()
  }, [])
  useEffect(() => {
    if (sentence !== '') voice.current?.say(sentence)
  }, [sentence])
  return <VisuallyHidden aria-live="polite">{spoken}</VisuallyHidden>
}

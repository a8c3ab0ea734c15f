import { type ComponentType, useEffect, useState } from 'react'
import type { ProseEditorProps } from './ProseEditor.tsx'

type Code = ComponentType<ProseEditorProps>

let fetched: Code | undefined

const fetchCode = async (): Promise<Code> => {
  fetched ??= (await import('./ProseEditor.tsx')).default
  return fetched
}

/** The editor's code, which pages fetch while nobody waits for it, or when somebody does; `failed` where it cannot be had now. */
export function useEditorCode(mayWrite: boolean, waiting: boolean, onFailed: () => void): Code | undefined {
  const [code, setCode] = useState<Code | undefined>(() => fetched)
  useEffect(() => {
    // Safari has no idle callback; there the first click fetches it.
    if (!mayWrite || code || waiting || !('requestIdleCallback' in window)) return
    // What fails now is tried again when somebody clicks; only then is it worth a word.
    const idle = requestIdleCallback(
      () =>
        void fetchCode().then(
          (found) => setCode(() => found),
          () => undefined,
        ),
    )
    return () => cancelIdleCallback(idle)
  }, [mayWrite, code, waiting])
  useEffect(() => {
    if (!waiting || code) return
    let gone = false
    fetchCode().then(
      (found) => !gone && setCode(() => found),
      () => !gone && onFailed(),
    )
    return () => {
      gone = true
    }
  }, [waiting, code, onFailed])
  return code
}

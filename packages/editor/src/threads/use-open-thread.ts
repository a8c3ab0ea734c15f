import { useEffect } from 'react'
import { useDesk } from '../workspace.tsx'

/** Opens the thread that one came for, such as from a notice: named in the address bar, after the place. */
export function useOpenThread(thread: string): void {
  const desk = useDesk()
  useEffect(() => {
    if (thread !== '') desk.put({ thread, composing: undefined })
  }, [desk, thread])
}

import { useState } from 'react'

/** Something asked of the server, and what it said when it refused. */
export function useFailing() {
  const [failed, setFailed] = useState<string>()
  const attempt = (ask: () => Promise<void> | undefined) => {
    setFailed(undefined)
    ask()?.catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)))
  }
  return { failed, attempt }
}

import { useState } from 'react'
import { post } from '../server.ts'
import type { Looked } from './use-making.ts'

/** Saves the bytes that are on the screen, once the server has recorded it. */
export function useTaking(design: string, named: (ending: string) => string) {
  const [taking, setTaking] = useState<'idle' | 'taking' | 'failed'>('idle')
  return {
    taking,
    async take({ made, bytes }: Looked): Promise<void> {
      if (!bytes) return
      setTaking('taking')
      try {
        await post(`/api/designs/${encodeURIComponent(design)}/exports/${made.id}/take`)
      } catch {
        setTaking('failed')
        return
      }
      setTaking('idle')
      const address = URL.createObjectURL(new Blob([bytes]))
      const link = document.createElement('a')
      link.href = address
      link.download = named(made.name.slice(made.name.lastIndexOf('.') + 1))
      link.click()
      // The browser has taken its own hold of the bytes by then.
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
  }
}

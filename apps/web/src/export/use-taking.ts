import type { DevicePrint } from '@balcony/api/contract'
import { drawsOn } from '@balcony/design'
import { useState } from 'react'
import { keepsHere } from '../kept/places.ts'
import { post } from '../server.ts'
import { keepPrint, tellPrint, tellPrints } from './here/prints.ts'
import type { Looked } from './use-making.ts'

/** On whose account it is recorded, where a paper was printed on this device, and whether every part was there for its check. */
export interface PrintedHere {
  readonly person: string
  readonly checked: DevicePrint['checked']
}

/** Saves the bytes that are on the screen, once it is recorded: by the server, or on this device until the server has it. */
export function useTaking(design: string, named: (ending: string) => string) {
  const [taking, setTaking] = useState<'idle' | 'taking' | 'failed'>('idle')
  return {
    taking,
    async take({ made, bytes }: Looked, here?: PrintedHere): Promise<void> {
      if (!bytes) return
      setTaking('taking')
      try {
        await (here
          ? record(design, made, here)
          : post(`/api/designs/${encodeURIComponent(design)}/exports/${made.id}/take`))
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

async function record(design: string, { id, edition, file }: Looked['made'], { person, checked }: PrintedHere) {
  if (!file) return
  const print: DevicePrint = { ...{ id, edition, checked }, sha256: file.sha256, printedAt: Date.now() }
  // What draws on a closed part waits for the server's word; nothing stays of somebody on a computer that is shared.
  if (drawsOn(edition).length > 1 || !keepsHere()) return tellPrint(design, print)
  await keepPrint(person, design, print)
  void tellPrints(person)
}

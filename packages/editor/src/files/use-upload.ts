import type { Address } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { type HeldFile, maxFileMegabytes, maxPictureMegabytes, pictureTypes } from './files.ts'

export interface Upload {
  readonly sending: boolean
  /** 0 to 1. */
  readonly share: number
  readonly error: string | undefined
  /** Undefined when the file was not kept: then `error` says why. */
  send(file: File): Promise<HeldFile | undefined>
  stop(): void
}

/** Sends files to a place of the design. Nothing is kept until the server has it, and the words say so. */
export function useUpload(address: Address, picturesOnly: boolean): Upload {
  const { t } = useLingui()
  const { files } = useWorkspace()
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<string>()
  const stopping = useRef(new AbortController())

  const wrongWith = (file: File): string | undefined => {
    const picture = file.type.startsWith('image/')
    const most = picture ? maxPictureMegabytes : maxFileMegabytes
    if (!files) return t`Files cannot be added here.`
    if (picturesOnly && !picture)
      return t`This is no picture. PNG, JPEG, WebP and still GIF pictures can stand among words.`
    if (picture && !pictureTypes.includes(file.type))
      return t`Pictures of this kind are not kept. Save it as PNG, JPEG, WebP or still GIF and add it again.`
    if (file.size > most * 2 ** 20)
      return t`This file is larger than ${most} MB, the most that is kept. Make it smaller and add it again.`
    if (!navigator.onLine) return t`You are offline, so the file was not kept. Add it again when you are connected.`
    return undefined
  }
  return {
    sending: share !== undefined,
    share: share ?? 0,
    error,
    async send(file) {
      const wrong = wrongWith(file)
      setError(wrong)
      if (wrong !== undefined || !files) return undefined
      stopping.current = new AbortController()
      setShare(0)
      const kept = await files.add(address, file, setShare, stopping.current.signal)
      setShare(undefined)
      if (kept.ok) return kept.value
      const away = kept.problem.code === 'unavailable'
      setError(away ? t`The server could not be reached, so the file was not kept. Try again.` : kept.problem.message)
      return undefined
    },
    stop: () => stopping.current.abort(),
  }
}

import type { Address } from '@balcony/design'
import type { Command } from '@balcony/editor/search'
import { IconButton } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { Moon, Search, Share2, Sun, Users } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { prefer } from '../device.ts'
import { isSearchKey } from './key-actions.ts'

const Palette = lazy(() => import('@balcony/editor/search').then(({ SearchPalette }) => ({ default: SearchPalette })))

interface SearchButtonProps {
  /** Where one is now, or what is no place. */
  readonly address: Address
  readonly onShare: (() => void) | undefined
  readonly onExport: (() => void) | undefined
  readonly onRemark: () => void
}

const icon = { size: 17, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The magnifier in the bar, and its key, which works wherever one is. */
export function SearchButton({ address, onShare, onExport, onRemark }: SearchButtonProps) {
  const { t } = useLingui()
  const [isOpen, open] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isSearchKey(event)) return
      event.preventDefault()
      open((now) => !now)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const commands: readonly Command[] = [
    ...(onShare ? [{ id: 'share', label: t`People and access`, icon: <Users {...icon} />, act: onShare }] : []),
    ...(onExport ? [{ id: 'export', label: t`Export`, icon: <Share2 {...icon} />, act: onExport }] : []),
    { id: 'light', label: t`Light colours`, icon: <Sun {...icon} />, act: () => prefer({ theme: 'light' }) },
    { id: 'dark', label: t`Dark colours`, icon: <Moon {...icon} />, act: () => prefer({ theme: 'dark' }) },
  ]
  return (
    <>
      <IconButton label={t`Search this design`} keys="Ctrl K" icon={<Search {...icon} />} onPress={() => open(true)} />
      <Suspense>
        {isOpen ? (
          <Palette address={address} commands={commands} onClose={() => open(false)} onRemark={onRemark} />
        ) : null}
      </Suspense>
    </>
  )
}

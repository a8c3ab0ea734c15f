import { type Section, sectionAddress } from '@balcony/design'
import { IconButton, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { FileInput } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'

const WordDialog = lazy(() => import('./WordDialog.tsx'))

/** What can be brought into a section's own text. */
export function SectionTools({ name, section }: { name: string; section: Section }) {
  const { t, i18n } = useLingui()
  const [open, setOpen] = useState(false)
  const address = sectionAddress(name, 'narrative')
  const mayWrite = useMayWrite(address)
  if (!mayWrite || section.fields['narrative']?.kind !== 'prose') return null
  const label = i18n._(section.label)
  return (
    <>
      <MenuTrigger>
        <IconButton size="sm" label={t`Bring text into ${label}`} icon={<FileInput />} />
        <Menu aria-label={t`Bring text into ${label}`} placement="bottom start" onAction={() => setOpen(true)}>
          <MenuItem id="word" about={t`Headings, lists and tables stay`}>{t`Import from Word…`}</MenuItem>
        </Menu>
      </MenuTrigger>
      {open ? (
        <Suspense>
          <WordDialog label={label} address={address} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

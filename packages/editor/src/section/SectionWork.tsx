import { type Address, type Section, sectionAddress } from '@balcony/design'
import { Button, IconButton, Menu, MenuItem, MenuTrigger, Popover, PopoverTrigger, StatusRing } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { FieldInput } from '../field/FieldInput.tsx'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { ChevronDown, More } from '../icons.tsx'
import { useMayWrite, useValue } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Section.module.css'
import { statusOf, useSectionStatus, useStatusWords } from './use-section-status.ts'
import { workFields } from './work-fields.ts'

/** How far a section is, who leads it and by when: said quietly, changed in place. */
export function SectionWork({ name, section }: { name: string; section: Section }) {
  const { t } = useLingui()
  const mayWrite = useMayWrite(name)
  const fields = workFields.flatMap((field) => {
    const described = section.fields[field]
    return described && field !== 'progress' ? [{ field, described }] : []
  })
  return (
    <>
      <Progress name={name} section={section} mayWrite={mayWrite} />
      <Fact address={sectionAddress(name, 'lead')} section={section} field="lead" />
      <Fact address={sectionAddress(name, 'due')} section={section} field="due" />
      <Fact address={sectionAddress(name, 'withheld')} section={section} field="withheld" />
      {mayWrite && fields.length > 0 ? (
        <PopoverTrigger>
          <IconButton size="sm" label={t`Who leads it, and by when`} icon={<More />} />
          <Popover label={t`About this section`} placement="bottom start">
            <div className={css.work}>
              {fields.map(({ field, described }) => (
                <FieldInput key={field} address={sectionAddress(name, field)} field={described} />
              ))}
            </div>
          </Popover>
        </PopoverTrigger>
      ) : null}
    </>
  )
}

function Progress({ name, section, mayWrite }: { name: string; section: Section; mayWrite: boolean }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const status = useSectionStatus(name)
  const words = useStatusWords()
  const progress = section.fields['progress']
  const shown = (
    <span className={css.status}>
      <StatusRing status={status} label={words[status]} />
      <span aria-hidden>{words[status]}</span>
    </span>
  )
  if (!mayWrite || progress?.kind !== 'choice') return shown
  return (
    <MenuTrigger>
      <Button size="sm" aria-label={t`Status: ${words[status]}`}>
        {shown}
        <ChevronDown size={15} />
      </Button>
      <Menu
        aria-label={t`Status`}
        placement="bottom start"
        onAction={(key) => live.edit({ do: 'set', address: sectionAddress(name, 'progress'), value: String(key) })}
      >
        {progress.options.map((option) => {
          const of = statusOf(option.value)
          return (
            <MenuItem key={option.value} id={option.value} icon={<StatusRing status={of} label="" />}>
              {of === 'none' ? i18n._(option.label) : words[of]}
            </MenuItem>
          )
        })}
      </Menu>
    </MenuTrigger>
  )
}

/** "Led by Leila Farahani", "Due 24 April": nothing where nothing is said. */
function Fact({ address, section, field }: { address: Address; section: Section; field: string }) {
  const showing = useShowing()
  const value = useValue(address)
  const described = section.fields[field]
  if (!described || value === undefined || value === false) return null
  const words = shownValue(described, value, showing)
  if (field === 'lead')
    return (
      <span>
        <Trans>Led by {words}</Trans>
      </span>
    )
  if (field === 'due')
    return (
      <span>
        <Trans>Due {words}</Trans>
      </span>
    )
  return (
    <span>
      <Trans>Withheld from everybody outside the team</Trans>
    </span>
  )
}

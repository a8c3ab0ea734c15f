import { Select } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useLocale } from '../locale.ts'
import { isApproved, useVersions } from './use-versions.ts'
import { mayListChanges, type Wishes } from './wishes.ts'

interface ChoosingVersionProps {
  readonly design: string
  readonly wishes: Wishes
  readonly onWish: (wishes: Wishes) => void
}

/** Of which version it is, and since which one its changes are listed. */
export function ChoosingVersion({ design, wishes, onWish }: ChoosingVersionProps) {
  const { t } = useLingui()
  const versions = useVersions(design)
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium' })
  if (versions.length === 0) return null
  const { of: _, since: __, ...rest } = wishes
  const { of = '', since = '' } = wishes
  const choices = versions.map((version) => {
    const when = day.format(version.at)
    return { id: version.id, label: version.name, about: isApproved(version) ? t`${when}, agreed to` : when }
  })
  const chosen = versions.find((each) => each.id === of)
  const earlier = choices.filter(({ id }) => {
    const at = versions.find((each) => each.id === id)?.at ?? 0
    return id !== of && (chosen === undefined || at < chosen.at)
  })
  const set = (next: { readonly of: string; readonly since: string }) =>
    onWish({ ...rest, ...(next.of ? { of: next.of } : {}), ...(next.since ? { since: next.since } : {}) })
  return (
    <>
      <Select
        label={t`State of the design`}
        choices={[{ id: '', label: t`As it is now` }, ...choices]}
        chosen={of}
        onChoose={(id) => set({ of: id ?? '', since: '' })}
        {...(of === '' ? {} : { hint: t`Comments and the review are of today, and are not in it.` })}
      />
      {mayListChanges(wishes) && earlier.length > 0 ? (
        <Select
          label={t`List what changed since`}
          choices={[{ id: '', label: t`No list of changes` }, ...earlier]}
          chosen={since}
          onChoose={(id) => set({ of, since: id ?? '' })}
        />
      ) : null}
    </>
  )
}

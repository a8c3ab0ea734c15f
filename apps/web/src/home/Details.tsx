import { TextField } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { LanguagesField } from './LanguagesField.tsx'
import css from './NewDesign.module.css'

/** What a planner says about a design before it exists. */
export interface DetailsGiven {
  readonly title: string
  readonly coverTitle: string
  readonly workingLanguages: readonly string[]
  readonly partyLanguages: readonly string[]
  readonly organisation: string
}

interface DetailsProps {
  readonly given: DetailsGiven
  readonly onChange: (given: DetailsGiven) => void
}

export function Details({ given, onChange }: DetailsProps) {
  const { t } = useLingui()
  return (
    <>
      <TextField
        label={t`Full title`}
        value={given.title}
        onChange={(title) => onChange({ ...given, title })}
        maxLength={300}
        autoFocus
        hint={t`Only people in the design read it. You can write it later.`}
      />
      <CoverTitle value={given.coverTitle} onChange={(coverTitle) => onChange({ ...given, coverTitle })} />
      <div className={css.pair}>
        <LanguagesField
          label={t`Working languages`}
          hint={t`In which the team writes; the title stands in the first.`}
          chosen={given.workingLanguages}
          onChange={(workingLanguages) => onChange({ ...given, workingLanguages })}
        />
        <LanguagesField
          label={t`Languages of the parties`}
          hint={t`In which people in the room speak and read.`}
          chosen={given.partyLanguages}
          onChange={(partyLanguages) => onChange({ ...given, partyLanguages })}
        />
      </div>
      <TextField
        label={t`Your own organisation`}
        value={given.organisation}
        onChange={(organisation) => onChange({ ...given, organisation })}
        maxLength={300}
        hint={t`Who convenes. It stands in editions for partners and donors.`}
      />
    </>
  )
}

export function CoverTitle({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useLingui()
  return (
    <TextField
      label={t`Cover title`}
      value={value}
      onChange={onChange}
      maxLength={120}
      isRequired
      hint={t`Neutral words, for example “Hydrology seminar series”: safe on a lock screen and at a border. Tabs, mails and file names show it. No names of people, parties or the conflict.`}
    />
  )
}

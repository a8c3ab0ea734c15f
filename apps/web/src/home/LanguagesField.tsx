import { ComboBox, IconButton } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useLocale } from '../locale.ts'
import { languageChoices } from './language-choices.ts'
import css from './NewDesign.module.css'

interface LanguagesFieldProps {
  readonly label: string
  readonly hint: ReactNode
  /** In the order in which they were chosen. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Several languages: typed or picked one after the other, and taken out again. */
export function LanguagesField({ label, hint, chosen, onChange }: LanguagesFieldProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const [typed, type] = useState('')
  const choices = useMemo(() => languageChoices(locale), [locale])
  const name = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id
  return (
    <div className={css.languages}>
      <ComboBox
        label={label}
        hint={hint}
        choices={choices.filter(({ id }) => !chosen.includes(id))}
        // Nothing stays in the box: what is picked goes to the list below, and the next can be typed at once.
        chosen={null}
        inputValue={typed}
        onInputChange={type}
        nothing={t`No such language here; you can add it in the design.`}
        placeholder={chosen.length === 0 ? t`Choose` : t`Add another`}
        onChoose={(id) => {
          type('')
          if (id !== null) onChange([...chosen, id])
        }}
      />
      {chosen.length === 0 ? null : (
        <ul className={css.chosen} aria-label={label}>
          {chosen.map((id) => (
            <li key={id} className={css.language}>
              {name(id)}
              <IconButton
                size="sm"
                label={t`Take ${name(id)} out`}
                icon={<X size={13} aria-hidden />}
                onPress={() => onChange(chosen.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

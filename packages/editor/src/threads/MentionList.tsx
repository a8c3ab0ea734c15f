import { Avatar } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Person } from '../workspace.tsx'
import css from './Talk.module.css'

interface MentionListProps {
  readonly id: string
  readonly reading: readonly Person[]
  /** They may not read this place. */
  readonly others: readonly Person[]
  readonly at: number
  readonly onChoose: (person: Person) => void
}

/** Whom one can name here. The text keeps the focus: arrows and Enter choose. */
export function MentionList({ id, reading, others, at, onChoose }: MentionListProps) {
  const { t } = useLingui()
  return (
    <div className={css.mentions} role="listbox" id={id} aria-label={t`People to mention`}>
      {[...reading, ...others].map((person, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the same
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={css.mention}
          // Before the text field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            onChoose(person)
          }}
        >
          <Avatar face={person} quiet />
          <span dir="auto">{person.name}</span>
          {others.includes(person) ? (
            <small>
              <Trans>May not read this. The lead is asked.</Trans>
            </small>
          ) : null}
        </div>
      ))}
    </div>
  )
}

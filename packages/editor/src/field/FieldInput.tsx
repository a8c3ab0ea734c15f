import type { Address, Field, Level } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { useMayWrite } from '../live/hooks.ts'
import { ProseField } from '../prose/ProseField.tsx'
import { CommentedWords } from '../threads/CommentedWords.tsx'
import { PlaceThreads } from '../threads/PlaceThreads.tsx'
import { PastButton } from '../versions/PastButton.tsx'
import css from './Field.module.css'
import { FieldBox } from './FieldBox.tsx'
import { FieldMark } from './FieldMark.tsx'
import { PresenceFrame } from './PresenceFrame.tsx'
import { ReadValue } from './ReadValue.tsx'

export interface FieldInputProps {
  readonly address: Address
  readonly field: Field
  /** In the record panel labels stand beside short values. */
  readonly beside?: boolean
  /** Who may read what surrounds it: a mark stands only on fields that differ from that. */
  readonly among?: Level
  /** The label is read to screen readers only: a section's own text under its title. */
  readonly bare?: boolean
}

/** A field with its label, its mark where it is narrower than its surroundings, its help, its error and who is in it. */
export function FieldInput({ address, field, beside, bare, among }: FieldInputProps) {
  const { i18n } = useLingui()
  const id = useId()
  const mayWrite = useMayWrite(address)
  const label = i18n._(field.label)
  const hint = field.hint === undefined ? undefined : i18n._(field.hint)
  return (
    <div className={css.field} data-beside={(beside && isShort(field)) || undefined} data-address={address}>
      <div className={css.head} data-bare={bare || undefined}>
        <label className={css.label} id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        {field.level === among ? null : <FieldMark field={field} />}
        <PlaceThreads address={address} label={label} />
        <PastButton address={address} label={label} />
      </div>
      <div className={css.value}>
        {field.kind === 'prose' ? (
          <ProseField address={address} label={label} placeholder={hint} />
        ) : mayWrite ? (
          <PresenceFrame address={address}>
            <FieldBox address={address} field={field} id={id} label={label} />
          </PresenceFrame>
        ) : (
          <ReadValue
            address={address}
            field={field}
            words={(value) => <CommentedWords address={address} field={field} value={value} />}
          />
        )}
        {hint !== undefined && field.kind !== 'prose' && mayWrite ? <Hint>{hint}</Hint> : null}
      </div>
    </div>
  )
}

function isShort(field: Field): boolean {
  return field.kind !== 'prose' && field.kind !== 'translations' && !(field.kind === 'text' && field.size !== 'line')
}

function Hint({ children }: { children: ReactNode }) {
  return <p className={css.hint}>{children}</p>
}

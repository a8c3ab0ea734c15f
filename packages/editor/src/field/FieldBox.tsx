import type { Address, Field } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Calendar } from '../icons.tsx'
import { useStand, useValue } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Field.module.css'
import { PickedBox } from './PickedBox.tsx'
import { useShowing } from './showing.ts'
import { typedValue } from './shown.ts'
import { TranslationsBox } from './TranslationsBox.tsx'
import { isTyped } from './typed.ts'
import { useEdit } from './use-edit.ts'
import { useProblemWords } from './use-problem-words.ts'
import { useText } from './use-text.ts'

export interface FieldBoxProps {
  readonly address: Address
  readonly field: Field
  readonly id: string
  readonly label: string
}

/** The control in which a field is filled in. */
export function FieldBox(props: FieldBoxProps) {
  const { kind } = props.field
  if (kind === 'text') return <TextBox {...props} />
  if (kind === 'translations') return <TranslationsBox {...props} />
  return isTyped(kind) ? <TypedBox {...props} /> : <PickedBox {...props} />
}

/** Plain text is written as it is typed: it merges with what others type. */
function TextBox({ address, field, id }: FieldBoxProps) {
  const { live } = useWorkspace()
  const stand = useStand()
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { text, write, remember } = useText(address, box)
  const [problem, setProblem] = useState<string>()
  const say = useProblemWords(field)
  const shared = {
    id,
    ref: box,
    dir: 'auto' as const,
    className: css.box,
    value: text,
    'data-address': address,
    'data-live': '',
    'aria-invalid': problem !== undefined || undefined,
    onSelect: remember,
    onFocus: () => stand(address),
    onBlur: () => live.undo.cut(),
    onChange: (event: { target: { value: string } }) => {
      const done = write(event.target.value)
      setProblem(done.ok ? undefined : say(done.problem))
    },
  }
  const isLine = field.kind === 'text' && field.size === 'line'
  return (
    <>
      {isLine ? (
        <input {...shared} type="text" />
      ) : (
        <textarea {...shared} rows={2} data-serif={isLong(field) || undefined} />
      )}
      <Wrong words={problem} id={id} />
    </>
  )
}

function isLong(field: Field): boolean {
  return field.kind === 'text' && field.size === 'paragraph'
}

/** Figures, dates and links are read when the box is left or Enter is pressed; until they can be read they stay in the box. */
function TypedBox({ address, field, id, label }: FieldBoxProps) {
  const { t } = useLingui()
  const stand = useStand()
  const showing = useShowing()
  const value = useValue(address)
  const { type, put, error, forget } = useEdit(address, field)
  const [draft, setDraft] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const shown = draft ?? typedValue(field, value, showing)
  const finish = () => {
    if (draft !== undefined && type(draft)) setDraft(undefined)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish()
    if (event.key !== 'Escape' || draft === undefined) return
    event.stopPropagation()
    setDraft(undefined)
    forget()
  }
  const picks = field.kind === 'date' && field.precision === 'day'
  return (
    <>
      <div className={css.box} data-group>
        <input
          id={id}
          type="text"
          inputMode={field.kind === 'number' || field.kind === 'duration' ? 'decimal' : 'text'}
          dir={field.kind === 'link' ? 'ltr' : 'auto'}
          value={shown}
          data-address={address}
          aria-invalid={error !== undefined || undefined}
          aria-errormessage={error === undefined ? undefined : `${id}-wrong`}
          onFocus={() => stand(address)}
          onBlur={finish}
          onKeyDown={press}
          onChange={(event) => setDraft(event.target.value)}
        />
        {field.kind === 'number' && field.unit !== undefined ? <span className={css.unit}>{field.unit}</span> : null}
        {picks ? (
          <>
            <button
              type="button"
              className={css.inner}
              aria-label={t`Pick a day: ${label}`}
              onClick={() => picker.current?.showPicker()}
            >
              <Calendar />
            </button>
            <input
              ref={picker}
              type="date"
              className={css.hiddenDate}
              tabIndex={-1}
              aria-hidden
              value={typeof value === 'string' ? value : ''}
              onChange={(event) => {
                setDraft(undefined)
                put(event.target.value === '' ? undefined : event.target.value)
              }}
            />
          </>
        ) : null}
      </div>
      <Wrong words={error} id={id} />
    </>
  )
}

export function Wrong({ words, id }: { words: string | undefined; id: string }) {
  if (words === undefined) return null
  return (
    <p className={css.error} id={`${id}-wrong`} role="alert">
      {words}
    </p>
  )
}

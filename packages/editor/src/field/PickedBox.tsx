import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { ChevronDown, Close } from '../icons.tsx'
import { useStand, useValue } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import { choicesFor } from './choices.ts'
import css from './Field.module.css'
import type { FieldBoxProps } from './FieldBox.tsx'
import { Wrong } from './FieldBox.tsx'
import { Picker } from './Picker.tsx'
import { chosenOf, isLanguageTag, isSeveral, pickedValue } from './picked.ts'
import { RecordChip } from './RecordChip.tsx'
import { useShowing } from './showing.ts'
import { useEdit } from './use-edit.ts'

/** Choices, references, languages, scales and yes-or-no. */
export function PickedBox(props: FieldBoxProps) {
  const { kind } = props.field
  if (kind === 'flag' || (kind === 'scale' && props.field.to - props.field.from <= 6)) return <Row {...props} />
  return <Listed {...props} />
}

/** Few values side by side; the chosen one, pressed again, empties the field. */
function Row({ address, field, label, id }: FieldBoxProps) {
  const { live } = useWorkspace()
  const stand = useStand()
  const showing = useShowing()
  const { put, error } = useEdit(address, field)
  const value = useValue(address)
  const [chosen] = chosenOf(field, value)
  const ends = field.kind === 'scale' ? field.ends : undefined
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a radio group whose choice can be taken back */}
      <div className={css.row} role="group" aria-label={label} id={id} onFocus={() => stand(address)}>
        {ends ? <span className={css.end}>{showing.say(ends[0])}</span> : null}
        {choicesFor(field, live, showing, []).map((choice) => (
          <button
            key={choice.id}
            type="button"
            className={css.one}
            aria-pressed={choice.id === chosen}
            aria-label={choice.label}
            onClick={() => put(pickedValue(field, choice.id === chosen ? [] : [choice.id]))}
          >
            {ends ? choice.label.split(',')[0] : choice.label}
          </button>
        ))}
        {ends ? <span className={css.end}>{showing.say(ends[1])}</span> : null}
      </div>
      <Wrong words={error} id={id} />
    </>
  )
}

function Listed({ address, field, label, id }: FieldBoxProps) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const stand = useStand()
  const showing = useShowing()
  const { put, error } = useEdit(address, field)
  const value = useValue(address)
  const chosen = chosenOf(field, value)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const choices = open || chosen.length > 0 ? choicesFor(field, live, showing, chosen) : []
  const isReference = field.kind === 'reference' || field.kind === 'references'
  const name = (one: string) => choices.find((choice) => choice.id === one)?.label ?? one
  return (
    <>
      <div ref={box} className={css.box} data-group data-listed>
        <span className={css.chips}>
          {chosen.map((one) => (
            <span key={one} className={css.chip} data-plain={(!isReference && !isSeveral(field)) || undefined}>
              {isReference && !isWord(field, one) ? (
                <RecordChip field={field} id={one} bare />
              ) : (
                <span dir="auto">{name(one)}</span>
              )}
              <button
                type="button"
                className={css.take}
                aria-label={t`Take ${name(one)} out`}
                onClick={() =>
                  put(
                    pickedValue(
                      field,
                      chosen.filter((other) => other !== one),
                    ),
                  )
                }
              >
                <Close size={13} />
              </button>
            </span>
          ))}
        </span>
        <button
          type="button"
          id={id}
          className={css.pick}
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-label={chosen.length === 0 ? t`Choose: ${label}` : t`Change: ${label}`}
          data-address={address}
          onFocus={() => stand(address)}
          onClick={() => setOpen(true)}
        >
          {chosen.length === 0 ? <span className={css.nothing}>{t`Choose`}</span> : null}
          <ChevronDown size={15} />
        </button>
      </div>
      {open ? (
        <Picker
          label={label}
          anchor={box}
          choices={choices}
          chosen={chosen}
          several={isSeveral(field)}
          {...(field.kind === 'language' || field.kind === 'languages' ? { accepts: isLanguageTag } : {})}
          onChange={(next) => put(pickedValue(field, next))}
          onClose={() => setOpen(false)}
          error={error}
        />
      ) : null}
      {open ? null : <Wrong words={error} id={id} />}
    </>
  )
}

/** A word that stands instead of a record, e.g. "All components". */
function isWord(field: FieldBoxProps['field'], one: string): boolean {
  return 'words' in field && (field.words ?? []).some((word) => word.value === one)
}

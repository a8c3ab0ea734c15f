import type { Address, Field, Value } from '@balcony/design'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { choicesFor } from '../field/choices.ts'
import { Picker } from '../field/Picker.tsx'
import { chosenOf, isLanguageTag, isSeveral, pickedValue } from '../field/picked.ts'
import { rebase } from '../field/rebase.ts'
import { useShowing } from '../field/showing.ts'
import { typedValue } from '../field/shown.ts'
import { TranslationsBox } from '../field/TranslationsBox.tsx'
import { isTyped } from '../field/typed.ts'
import { useEdit } from '../field/use-edit.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Leaving } from './grid.ts'
import css from './Table.module.css'

interface CellEditorProps {
  readonly address: Address
  readonly field: Field
  readonly value: Value | undefined
  readonly label: string
  /** The first letters, typed on the resting cell: they replace what stood there. */
  readonly typed: string | undefined
  readonly anchor: RefObject<HTMLTableCellElement | null>
  readonly onLeave: (towards: Leaving) => void
}

/** The control in a cell that is being edited. */
export function CellEditor(props: CellEditorProps) {
  if (props.field.kind === 'translations') return <Translations {...props} />
  return isTyped(props.field.kind) ? <Typed {...props} /> : <Picked {...props} />
}

/** Written when it is left with Enter, Tab or a click elsewhere; Esc leaves what stood there. */
function Typed({ address, field, value, label, typed, onLeave }: CellEditorProps) {
  const { live } = useWorkspace()
  const showing = useShowing()
  const { type, put, error } = useEdit(address, field)
  const [base] = useState(() =>
    field.kind === 'text' ? live.text(address).toString() : typedValue(field, value, showing),
  )
  const [draft, setDraft] = useState(typed ?? base)
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const over = useRef(false)
  const isText = field.kind === 'text'

  useEffect(() => {
    const element = box.current
    if (!element) return
    element.focus()
    if (typed === undefined) element.select()
    else element.setSelectionRange(element.value.length, element.value.length)
  }, [typed])

  const finish = (towards: Leaving) => {
    if (over.current) return
    const done = draft === base || (isText ? put(rebase(base, draft, live.text(address).toString())) : type(draft))
    if (!done) {
      box.current?.focus()
      return
    }
    over.current = true
    live.undo.cut()
    onLeave(towards)
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      over.current = true
      onLeave('here')
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) finish('down')
    else if (event.key === 'Tab') finish(event.shiftKey ? 'before' : 'next')
    else return
    event.preventDefault()
  }
  const shared = {
    ref: box,
    className: css.input,
    value: draft,
    dir: field.kind === 'link' ? ('ltr' as const) : ('auto' as const),
    'aria-label': label,
    'aria-invalid': error !== undefined || undefined,
    onKeyDown: press,
    onBlur: () => finish('away'),
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
  }
  return (
    <div className={css.editor}>
      {isText && field.size !== 'line' ? <textarea {...shared} rows={3} /> : <input {...shared} type="text" />}
      {error === undefined ? null : (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function Picked({ address, field, value, label, typed, anchor, onLeave }: CellEditorProps) {
  const { live } = useWorkspace()
  const showing = useShowing()
  const { put, error } = useEdit(address, field)
  const chosen = chosenOf(field, value)
  const [choices] = useState(() => choicesFor(field, live, showing, chosen))
  return (
    <>
      <div className={css.cell}>
        {choices
          .filter((one) => chosen.includes(one.id))
          .map((one) => one.label)
          .join(', ')}
      </div>
      <Picker
        label={label}
        anchor={anchor}
        choices={choices}
        chosen={chosen}
        several={isSeveral(field)}
        {...(typed === undefined ? {} : { first: typed })}
        {...(field.kind === 'language' || field.kind === 'languages' ? { accepts: isLanguageTag } : {})}
        onChange={(next) => put(pickedValue(field, next))}
        onClose={() => {
          live.undo.cut()
          onLeave('here')
        }}
        error={error}
      />
    </>
  )
}

function Translations({ address, field, label, onLeave }: CellEditorProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the boxes inside take the focus; this only hears Escape
    <div
      className={css.editor}
      data-tall
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onLeave('here')
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave('away')
      }}
    >
      <TranslationsBox address={address} field={field} id={address} label={label} />
    </div>
  )
}

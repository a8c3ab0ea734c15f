import type { Compartment } from '@balcony/design'
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Person } from '../workspace.tsx'
import { usePeopleAt } from './audience.ts'
import { MentionList } from './MentionList.tsx'
import { fitting, type Named, typedName, withName } from './mentions.ts'

interface WritingBoxProps {
  readonly text: string
  readonly names: readonly Named[]
  readonly compartment: Compartment
  readonly label: string
  readonly rows: number
  readonly boxRef: Ref<HTMLTextAreaElement>
  readonly readOnly?: boolean
  readonly onFocus?: () => void
  readonly onWrite: (text: string, names: readonly Named[]) => void
  /** Keys that the list of names did not take. */
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** A text in which people can be named with @. */
export function WritingBox({
  text,
  names,
  compartment,
  label,
  rows,
  boxRef,
  readOnly,
  onFocus,
  onWrite,
  onKey,
}: WritingBoxProps) {
  const { reading, others } = usePeopleAt(compartment)
  const [caret, setCaret] = useState<number>()
  const [at, setAt] = useState(0)
  const [dismissed, dismiss] = useState<string>()
  const own = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const typed = caret === undefined || dismissed === text ? undefined : typedName(text, caret)
  const fit = typed ? fitting(reading, typed.typed) : []
  const ask = typed && typed.typed !== '' ? fitting(others, typed.typed, 4) : []
  const all = [...fit, ...ask]
  const open = typed !== undefined && all.length > 0 && !all.some((one) => one.name === typed.typed)

  const choose = (person: Person) => {
    if (!typed || caret === undefined) return
    const put = withName(text, typed.from, caret, person.name)
    const known = [...names.filter((one) => one.id !== person.id), { id: person.id, name: person.name }]
    setAt(0)
    // The caret stands after the name before the next letter comes, however fast one types.
    flushSync(() => onWrite(put.text, known))
    own.current?.setSelectionRange(put.caret, put.caret)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const chosen = all[at]
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      event.stopPropagation()
      return setAt((at + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length)
    }
    if (open && chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
      return choose(chosen)
    }
    if (open && event.key === 'Escape') {
      event.stopPropagation()
      return dismiss(text)
    }
    onKey(event)
  }
  const look = () => setCaret(own.current?.selectionEnd)
  return (
    <>
      <textarea
        ref={(element) => {
          own.current = element
          if (typeof boxRef === 'function') boxRef(element)
          else if (boxRef) boxRef.current = element
        }}
        value={text}
        rows={rows}
        dir="auto"
        placeholder={label}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        readOnly={readOnly ?? false}
        onFocus={onFocus}
        onBlur={() => setCaret(undefined)}
        onSelect={look}
        onChange={(event) => {
          setCaret(event.target.selectionEnd)
          setAt(0)
          onWrite(event.target.value, names)
        }}
        onKeyDown={press}
      />
      {open ? <MentionList id={list} reading={fit} others={ask} at={at} onChoose={choose} /> : null}
    </>
  )
}

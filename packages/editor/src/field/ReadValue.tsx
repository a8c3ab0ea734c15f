import type { Address, Field, Value } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useValue } from '../live/hooks.ts'
import { linkAttributes } from '../prose/looks.ts'
import css from './Field.module.css'
import { RecordChip } from './RecordChip.tsx'
import { useShowing } from './showing.ts'
import { shownValue } from './shown.ts'

interface ReadValueProps {
  readonly address: Address
  readonly field: Field
  /** How the words are drawn, where not plainly. */
  readonly words?: (value: Value) => ReactNode
}

/** A value for those who only read, and for cells that rest. */
export function ReadValue({ address, field, words }: ReadValueProps) {
  const { t } = useLingui()
  const value = useValue(address)
  if (value === undefined || value === '') return <span className={css.nothing}>{t`Nothing yet`}</span>
  return <span className={css.read}>{words ? words(value) : <ValueWords field={field} value={value} />}</span>
}

/** A value drawn as its kind asks: chips for records, bars for scales, a link for a link. */
export function ValueWords({ field, value }: { field: Field; value: Value | undefined }) {
  const showing = useShowing()
  if (value === undefined) return null
  const words = shownValue(field, value, showing)
  switch (field.kind) {
    case 'reference':
      return typeof value === 'string' ? <Named field={field} id={value} words={words} /> : null
    case 'references':
      return (
        <span className={css.chips}>
          {(Array.isArray(value) ? value : []).map((id: string) => (
            <Named key={id} field={field} id={id} words={id} />
          ))}
        </span>
      )
    case 'scale':
      return <Scale from={field.from} to={field.to} at={Number(value)} words={words} />
    case 'link':
      return (
        <a {...linkAttributes(value)} className={css.link} tabIndex={-1} dir="ltr">
          {words}
        </a>
      )
    case 'text':
    case 'translations':
      return (
        <span dir="auto" className={css.text}>
          {words}
        </span>
      )
    default:
      return <span className={css.figures}>{words}</span>
  }
}

function Named({ field, id, words }: { field: Field; id: string; words: string }) {
  const word = 'words' in field ? field.words?.find((one) => one.value === id) : undefined
  const { i18n } = useLingui()
  return word ? <span>{i18n._(word.label) || words}</span> : <RecordChip field={field} id={id} />
}

function Scale({ from, to, at, words }: { from: number; to: number; at: number; words: string }) {
  // From 0 to 100 would be a hundred bars.
  const bars = to - from > 10 ? 6 : to - from + 1
  return (
    <span className={css.scale}>
      <span aria-hidden className={css.bars}>
        {Array.from({ length: bars }, (_, index) => (
          <i key={from + index} data-on={index / (bars - 1) <= (at - from) / (to - from) || undefined} />
        ))}
      </span>
      {words}
    </span>
  )
}

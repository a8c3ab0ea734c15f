import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, memo, useState } from 'react'
import { useReader } from '../field/showing.ts'
import { readTyped } from '../field/typed.ts'
import css from './Agenda.module.css'
import type { AgendaBlock } from './agenda.ts'
import { useLength } from './use-length.ts'

interface LengthBoxProps {
  readonly block: AgendaBlock
  readonly onSet: (id: string, minutes: number) => boolean
}

/** How long a block takes: typed in any form, or changed by five minutes with the arrows. It says nothing of where the block stands. */
export const LengthBox = memo(Box, isSame)

function Box({ block, onSet }: LengthBoxProps) {
  const { t } = useLingui()
  const length = useLength()
  const reader = useReader()
  const [draft, setDraft] = useState<string>()
  const [wrong, setWrong] = useState(false)
  const finish = () => {
    if (draft === undefined) return
    const read = readTyped(lengthField, draft, reader)
    const minutes = read.ok ? read.value : undefined
    if (typeof minutes === 'number' && minutes > 0 && (minutes === block.length || onSet(block.id, minutes))) {
      setDraft(undefined)
      setWrong(false)
    } else setWrong(true)
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey) return
    if (event.key === 'Enter') finish()
    if (event.key === 'Escape') {
      setDraft(undefined)
      setWrong(false)
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const next = block.length + (event.key === 'ArrowUp' ? 5 : -5)
      if (draft === undefined && next > 0) onSet(block.id, next)
    }
  }
  return (
    <input
      className={css.length}
      aria-label={t`Length of ${block.title}`}
      aria-invalid={wrong || undefined}
      title={wrong ? t`Type a length, for example 75 min or 1 h 15. Up and down change it by 5.` : undefined}
      value={draft ?? length.block(block.length)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={press}
    />
  )
}

function isSame(one: LengthBoxProps, other: LengthBoxProps): boolean {
  const keys = ['id', 'length', 'title'] as const
  return one.onSet === other.onSet && keys.every((key) => one.block[key] === other.block[key])
}

const lengthField = { kind: 'duration', label: 'Minutes', level: 'team', path: '' } as const

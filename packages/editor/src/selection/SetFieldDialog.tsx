import { Button, Checkbox, ComboBox, Dialog, Select, TextField } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { readCell } from '../clipboard/cell.ts'
import { useMakeAll } from '../clipboard/use-make-all.ts'
import { useTongue } from '../clipboard/use-tongue.ts'
import { choicesFor } from '../field/choices.ts'
import { isSeveral, pickedValue } from '../field/picked.ts'
import { useShowing } from '../field/showing.ts'
import { isTyped } from '../field/typed.ts'
import { useWordsOfFields } from '../field/use-problem-words.ts'
import type { Column } from '../table/columns.ts'
import { useWorkspace } from '../workspace.tsx'
import { type Shown, setAll } from './block.ts'
import css from './Selection.module.css'

interface SetFieldDialogProps {
  readonly shown: Shown
  readonly first: string | undefined
  readonly onClose: () => void
}

/** One field of all chosen rows takes one value; left empty, it is emptied. */
export function SetFieldDialog({ shown, first, onClose }: SetFieldDialogProps) {
  const { t, i18n } = useLingui()
  const tongue = useTongue()
  const makeAll = useMakeAll()
  const say = useWordsOfFields()
  const [name, choose] = useState(first ?? shown.columns[0]?.name ?? '')
  const [typed, type] = useState('')
  const [picked, pick] = useState<readonly string[]>([])
  const [wrong, tell] = useState<string>()
  const column = shown.columns.find((one) => one.name === name)
  if (!column) return null
  const words = isTyped(column.field.kind) || column.field.kind === 'translations'

  const set = () => {
    const spoken = tongue()
    const read = words
      ? readCell(column.field, typed, spoken)
      : { ok: true as const, value: pickedValue(column.field, picked) }
    if (!read.ok) {
      tell(say(column.field, read.problem))
      return
    }
    if (makeAll(setAll(shown, [column], read.value), t`${i18n._(column.field.label)} set`)) onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Set a field</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" onPress={set}>
            <Plural value={shown.rows.length} one="Set in # row" other="Set in # rows" />
          </Button>
        </>
      }
      note={<Trans>Left empty, the field is emptied.</Trans>}
    >
      <div className={css.form}>
        <Select
          label={t`Field`}
          choices={shown.columns.map((one) => ({ id: one.name, label: i18n._(one.field.label) }))}
          chosen={name}
          onChoose={(next) => {
            choose(next ?? name)
            type('')
            pick([])
            tell(undefined)
          }}
        />
        {words ? (
          <TextField
            label={t`Value`}
            value={typed}
            onChange={type}
            error={wrong}
            {...(column.field.kind === 'text' && column.field.size !== 'line' ? { lines: 3 } : {})}
          />
        ) : (
          <Picked column={column} picked={picked} onPick={pick} />
        )}
      </div>
    </Dialog>
  )
}

interface PickedProps {
  readonly column: Column
  readonly picked: readonly string[]
  readonly onPick: (picked: readonly string[]) => void
}

function Picked({ column, picked, onPick }: PickedProps) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const choices = choicesFor(column.field, live, useShowing(), picked)
  if (!isSeveral(column.field))
    return (
      <ComboBox
        key={column.name}
        label={t`Value`}
        choices={choices}
        chosen={picked[0] ?? null}
        onChoose={(id) => onPick(id === null ? [] : [id])}
        nothing={t`Nothing fits`}
      />
    )
  return (
    <fieldset className={css.picks}>
      <legend>{t`Value`}</legend>
      {choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          isSelected={picked.includes(id)}
          onChange={(on) => onPick(on ? [...picked, id] : picked.filter((one) => one !== id))}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  )
}

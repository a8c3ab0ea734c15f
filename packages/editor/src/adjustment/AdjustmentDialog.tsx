import { recordAddress, steps } from '@balcony/design'
import { Button, Checkbox, Dialog, Select, TextField, toasts } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { today } from '../live/today.ts'
import { useLocale } from '../live/use-locale.ts'
import { useStepWords } from '../outline/Outline.tsx'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Adjustment.module.css'
import { type Going, goings, recordAdjustment } from './record-adjustment.ts'

/** What changed, what we adjust, who agreed, and which steps begin again. */
export default function AdjustmentDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { live } = useWorkspace()
  const [words, say] = useState({ date: today(), trigger: '', what: '', before: '', after: '' })
  const [approvedBy, agree] = useState<string | null>(null)
  const [chosen, choose] = useState<readonly Going[]>([])
  const [problem, setProblem] = useState<string>()
  const members = useRows('member').map(({ id }) => ({
    id,
    label: nameOfRecord(live, recordAddress('member', id)) ?? id,
  }))
  const open = goings(useRows('step'), steps)
  const missing = words.date === '' || words.trigger.trim() === '' || words.what.trim() === ''
  const label = (field: string) => i18n._(live.process.tables['adjustment']?.fields[field]?.label ?? field)
  const put = (field: keyof typeof words) => (text: string) => say((now) => ({ ...now, [field]: text }))

  const record = () => {
    live.undo.cut()
    const done = live.edit(
      ...recordAdjustment({ ...words, reopened: chosen, ...(approvedBy === null ? {} : { approvedBy }) }, (size) =>
        crypto.getRandomValues(new Uint8Array(size)),
      ),
    )
    live.undo.cut()
    if (!done.ok) {
      setProblem(refusalWords(i18n, done.problem))
      return
    }
    toasts.show(t`The adjustment is recorded`, { label: t`Undo`, act: () => void live.undo.undo() })
    onClose()
  }

  return (
    <Dialog
      isOpen
      firm={words.trigger !== '' || words.what !== ''}
      onClose={onClose}
      closing={t`Close`}
      title={<Trans>Record an adjustment</Trans>}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="primary"
            reason={missing ? t`Say what changed and what you adjust first.` : undefined}
            onPress={record}
          >
            <Trans>Record it</Trans>
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <TextField type="date" label={label('date')} value={words.date} onChange={put('date')} isRequired />
        <TextField
          label={label('trigger')}
          lines={2}
          value={words.trigger}
          onChange={put('trigger')}
          autoFocus
          isRequired
        />
        <TextField label={label('what')} value={words.what} onChange={put('what')} isRequired />
        <TextField label={label('before')} lines={2} value={words.before} onChange={put('before')} />
        <TextField label={label('after')} lines={2} value={words.after} onChange={put('after')} />
        <Select label={label('approvedBy')} choices={members} chosen={approvedBy} onChoose={agree} />
        <fieldset className={css.steps}>
          <legend>
            <Trans>Steps that begin again</Trans>
          </legend>
          {open.map((going) => (
            <Again
              key={`${going.key} ${going.scope} ${going.about ?? ''}`}
              going={going}
              on={chosen.some((one) => isSame(one, going))}
              onChange={(on) => choose((now) => (on ? [...now, going] : now.filter((one) => !isSame(one, going))))}
            />
          ))}
          <p className={css.note}>
            <Trans>A new cycle is opened; the one before stays as it is, to be read.</Trans>
          </p>
        </fieldset>
        {problem === undefined ? null : <p role="alert">{i18n._(problem)}</p>}
      </div>
    </Dialog>
  )
}

interface AgainProps {
  readonly going: Going
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

function Again({ going, on, onChange }: AgainProps) {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const words = useStepWords()
  const key = steps.find((step) => step === going.key)
  const about =
    going.about === undefined
      ? t`Whole design`
      : (nameOfRecord(live, recordAddress(going.scope, going.about)) ?? going.about)
  return (
    <Checkbox
      isSelected={on}
      onChange={onChange}
      about={
        going.cycle === 0
          ? t`${about}, for the first time`
          : t`${about}, cycle ${(going.cycle + 1).toLocaleString(locale)}`
      }
    >
      {key === undefined ? going.key : words[key]}
    </Checkbox>
  )
}

function isSame(one: Going, other: Going): boolean {
  return one.key === other.key && one.scope === other.scope && one.about === other.about
}

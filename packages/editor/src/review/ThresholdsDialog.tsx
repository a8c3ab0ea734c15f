import type { Settings } from '@balcony/design'
import { Button, Dialog, NumberField } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWorkspace } from '../workspace.tsx'
import css from './Review.module.css'
import type { Thresholds } from './review.ts'
import { type Figure, figures, unitOf } from './threshold-figures.ts'
import { useReview } from './use-review.ts'

/** From when on the checks of this design speak. They look again as soon as it is saved, for everybody. */
export default function ThresholdsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const { review } = useWorkspace()
  const [settings, set] = useState<Settings>(useReview().settings)
  const [failed, fail] = useState(false)
  const words = useFigureWords()
  const save = async (own: Thresholds) => {
    fail(false)
    try {
      await review?.setThresholds(own)
      onClose()
    } catch {
      // Said below; what was typed stays.
      fail(true)
    }
  }
  const types = {
    icr_problem_solving_workshop: t`Problem-solving workshop`,
    intergroup_dialogue: t`Intergroup dialogue`,
    training: t`Training`,
  }
  return (
    <Dialog
      isOpen
      wide
      firm
      closing={t`Close`}
      onClose={onClose}
      title={<Trans>Thresholds of the checks</Trans>}
      about={<Trans>They hold for this design. The checks look again for everybody as soon as you save.</Trans>}
      note={failed ? <Trans>They were not saved. Check the figures and try again.</Trans> : null}
      actions={
        <>
          <Button look="line" onPress={() => void save({})}>
            <Trans>Go back to the usual ones</Trans>
          </Button>
          <Button look="primary" onPress={() => void save(settings)}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      <div className={css.figures}>
        {figures.map((name) => (
          <FigureField
            key={name}
            name={name}
            label={words[name]}
            value={settings[name]}
            onChange={(value) => set((before) => ({ ...before, [name]: value }))}
          />
        ))}
        {Object.entries(types).map(([type, label]) => {
          const [from, to] = settings.groupSize[type] ?? [1, 30]
          const change = (range: readonly [number, number]) =>
            set((before) => ({ ...before, groupSize: { ...before.groupSize, [type]: range } }))
          return (
            <div key={type} className={css.range}>
              <NumberField
                label={t`${label}: people at least`}
                minValue={1}
                maxValue={to}
                value={from}
                onChange={(value) => change([value, to])}
              />
              <NumberField
                label={t`${label}: people at most`}
                minValue={from}
                maxValue={500}
                value={to}
                onChange={(value) => change([from, value])}
              />
            </div>
          )
        })}
      </div>
    </Dialog>
  )
}

interface FigureProps {
  readonly name: Figure
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function FigureField({ name, label, value, onChange }: FigureProps) {
  const { t } = useLingui()
  const unit = unitOf[name]
  const units = { days: t`days`, minutes: t`minutes`, people: t`people`, share: undefined, points: undefined }
  const shown = unit === 'share' ? { maxValue: 1, step: 0.01, formatOptions: percent } : { maxValue: 10_000, step: 1 }
  return (
    <NumberField
      label={label}
      minValue={0}
      value={value}
      unit={units[unit]}
      // An emptied box keeps the figure that stood there.
      onChange={(next) => onChange(Number.isNaN(next) ? value : next)}
      {...shown}
    />
  )
}

const percent = { style: 'percent' } as const

function useFigureWords(): Readonly<Record<Figure, string>> {
  const { t } = useLingui()
  return {
    reviewEveryDays: t`The assessment is looked at again after`,
    screeningAheadDays: t`A screening must still hold for`,
    screeningUrgentDays: t`A screening that ends within this stops agreement`,
    contactWithinDays: t`People are called after a session within`,
    womenAim: t`Women in the room: aim`,
    womenFloor: t`Women in the room: below this it stops agreement`,
    reachAim: t`Participants who reach those who decide: aim`,
    officialsAtMost: t`Officials in the room at most`,
    inputAtMost: t`Input by speakers at most`,
    inputAtLeast: t`Input by speakers in a training at least`,
    minutesWithoutPause: t`Without a pause at most`,
    sideGap: t`Largest difference between the sides`,
    elicitiveBelow: t`Elicitive below`,
    prescriptiveAbove: t`Prescriptive above`,
    powerGap: t`A difference in power is large from`,
    riskHigh: t`A risk is high from`,
    riskNoted: t`A risk needs an owner from`,
  }
}

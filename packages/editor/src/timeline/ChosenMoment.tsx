import { type Moment, slipping, type Timeline } from '@balcony/design/views'
import { Button, Checkbox, KeyCap } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Alert } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Timeline.module.css'
import { movedWith, useMoveMoment } from './use-move-moment.ts'
import { useSpanWords } from './words.ts'

interface ChosenMomentProps {
  readonly timeline: Timeline
  readonly moment: Moment | undefined
  /** Whether what slips moves along. */
  readonly along: boolean
  readonly onAlong: (along: boolean) => void
}

/** The chosen moment: when it is, what it touches, what slips when it moves, and the ways to move it without dragging. */
export function ChosenMoment({ timeline, moment, along, onAlong }: ChosenMomentProps) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
  const span = useSpanWords()
  const move = useMoveMoment()
  const mayWrite = useMayWrite(moment?.address ?? 'session')
  const nameOf = (address: string) => nameOfRecord(live, address) ?? address
  if (!moment)
    return (
      <p className={css.hint}>
        <Trans>
          Drag a session, a follow-up, media or a moment of evaluation to another day; what slips is shown meanwhile.
          With the keyboard: <KeyCap>Tab</KeyCap> to it, <KeyCap>←</KeyCap> <KeyCap>→</KeyCap> move it by a day, with{' '}
          <KeyCap>Shift</KeyCap> by a week.
        </Trans>
      </p>
    )
  const slips = slipping(timeline, moment.address)
  const all = movedWith(timeline, moment.address, along)
  return (
    <section className={css.chosen} aria-label={moment.title}>
      <h2 dir="auto">{moment.title}</h2>
      <p>
        {span(moment)}{' '}
        <Button size="sm" look="link" onPress={() => go(moment.address)}>
          <Trans>Open</Trans>
        </Button>
      </p>
      {moment.touches.map((address) => (
        <p key={address} className={css.touch}>
          <Alert size={15} />
          <button type="button" dir="auto" onClick={() => go(address)}>
            {t`Falls on ${nameOf(address)}, which matters to somebody who comes`}
          </button>
        </p>
      ))}
      {slips.length === 0 ? null : (
        <>
          <h3>
            <Trans>If it moves, these slip</Trans>
          </h3>
          <ul>
            {slips.map((address) => (
              <li key={address}>
                <button type="button" dir="auto" onClick={() => go(address)}>
                  {nameOf(address)}
                </button>
              </li>
            ))}
          </ul>
          {mayWrite ? (
            <Checkbox isSelected={along} onChange={onAlong}>
              <Trans>Move them along</Trans>
            </Checkbox>
          ) : null}
        </>
      )}
      {mayWrite ? (
        <p className={css.moves}>
          <Button size="sm" look="line" onPress={() => move(all, -7)}>{t`A week earlier`}</Button>
          <Button size="sm" look="line" onPress={() => move(all, -1)}>{t`A day earlier`}</Button>
          <Button size="sm" look="line" onPress={() => move(all, 1)}>{t`A day later`}</Button>
          <Button size="sm" look="line" onPress={() => move(all, 7)}>{t`A week later`}</Button>
        </p>
      ) : null}
    </section>
  )
}

import { Button, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useClock } from '../agenda/use-clock.ts'
import { useLength } from '../agenda/use-length.ts'
import { BlockCard } from './BlockCard.tsx'
import css from './RunSheet.module.css'
import type { Run, RunBlock } from './run-sheet.ts'
import type { RunWords } from './use-run-words.ts'

interface StandingProps {
  readonly run: Run
  readonly words: RunWords
  /** The day's blocks, at one of which the group may be whatever the clock says. */
  readonly blocks: readonly RunBlock[]
  /** Minutes by which the clock is not followed: behind the plan below zero. */
  readonly shift: number
  readonly onShift: (shift: number) => void
  readonly onBegin: (at: RunBlock) => void
}

/** What happens now; where the room is ahead or behind, or the phone's clock is wrong, somebody says so. */
export function Standing({ run, words, blocks, shift, onShift, onBegin }: StandingProps) {
  const { t } = useLingui()
  const clock = useClock()
  return (
    <section aria-labelledby="run-now" className={css.now}>
      <h2 id="run-now">
        <Trans>Now</Trans>
        {run.stands === 'on' && run.left !== undefined ? (
          <span className={css.left}>
            <Plural value={run.left} one="# minute left" other="# minutes left" />
          </span>
        ) : null}
      </h2>
      {run.now.map((each) => (
        <BlockCard key={each.block.id} run={each} words={words} />
      ))}
      {run.stands === 'on' ? null : <Still run={run} />}
      {run.stands === 'undated' || blocks.length === 0 ? null : (
        <div className={css.shift}>
          {shift === 0 ? null : <Shifted shift={shift} onShift={onShift} />}
          {run.stands === 'on' ? (
            <Button look="line" onPress={() => onShift(shift - 5)}>
              <Trans>5 minutes more</Trans>
            </Button>
          ) : null}
          <MenuTrigger>
            <Button look="line">
              <Trans>We are elsewhere…</Trans>
            </Button>
            <Menu
              aria-label={t`What begins now`}
              onAction={(id) => {
                const at = blocks.find(({ block }) => block.id === id)
                if (at) onBegin(at)
              }}
            >
              {blocks.map(({ block }) => (
                <MenuItem key={block.id} id={block.id} about={clock(block.start)}>
                  {words.said(block.title) || t`Without a name`}
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        </div>
      )}
    </section>
  )
}

function Shifted({ shift, onShift }: Pick<StandingProps, 'shift' | 'onShift'>) {
  const by = useSpan()(Math.abs(shift))
  return (
    <p role="status">
      {/* More than a day is no delay: the clock is wrong. */}
      {Math.abs(shift) >= 1440 ? (
        <Trans>The clock of this device is not followed.</Trans>
      ) : shift < 0 ? (
        <Trans>{by} behind the plan.</Trans>
      ) : (
        <Trans>{by} ahead of the plan.</Trans>
      )}{' '}
      <Button look="link" onPress={() => onShift(0)}>
        <Trans>Follow the clock again</Trans>
      </Button>
    </p>
  )
}

function Still({ run }: { run: Run }) {
  const span = useSpan()
  return (
    <p className={css.quiet}>
      {run.stands === 'undated' ? (
        <Trans>The session has no day or no agenda yet, so the clock cannot follow it.</Trans>
      ) : run.stands === 'over' ? (
        <Trans>The session is over.</Trans>
      ) : (run.left ?? 0) >= 1440 ? (
        <Plural value={Math.floor((run.left ?? 0) / 1440)} one="# day to go" other="# days to go" />
      ) : (
        <Trans>Nothing is planned. It goes on in {span(run.left ?? 0)}.</Trans>
      )}
    </p>
  )
}

/** Short spans in minutes, longer ones in hours. */
function useSpan(): (minutes: number) => string {
  const length = useLength()
  return (minutes) => (minutes < 60 ? length.block(minutes) : length.total(minutes))
}

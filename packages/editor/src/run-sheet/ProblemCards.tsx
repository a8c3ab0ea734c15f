import type { Row } from '@balcony/design'
import { Trans } from '@lingui/react/macro'
import { ChevronRight } from '../icons.tsx'
import { useRows } from '../live/hooks.ts'
import type { KeptRun } from './kept-run.ts'
import css from './RunSheet.module.css'
import { conditionsIn } from './run-sheet.ts'
import type { RunWords } from './use-run-words.ts'

const kinds = [
  { table: 'problem', title: 'pattern', says: ['likelyWhen', 'earlySign', 'response', 'owner'] },
  { table: 'risk', title: 'text', says: ['trigger', 'mitigation', 'contingency', 'owner'] },
] as const

/** What may go wrong here, folded: a card opens with its first sign and what to do. */
export function ProblemCards({ session, words }: { session: string; words: RunWords }) {
  const problems = useRows('problem').filter((row) => isOf(row, session))
  const risks = useRows('risk').filter(({ values }) => values['status'] !== 'closed')
  const rows = { problem: problems, risk: risks }
  if (problems.length + risks.length === 0) return null
  return (
    <section className={css.cards} aria-labelledby="run-problems">
      <h2 id="run-problems">
        <Trans>If something goes wrong</Trans>
      </h2>
      {kinds.flatMap(({ table, title, says }) =>
        rows[table].map((row) => (
          <details key={`${table}/${row.id}`} className={css.problem}>
            <summary>
              <ChevronRight size={20} />
              <span dir="auto">{words.of(table, row, title)}</span>
            </summary>
            <dl className={css.facts}>
              {says
                .filter((name) => words.of(table, row, name) !== '')
                .map((name) => (
                  <div key={name} data-note={name === 'response' || name === 'contingency' || undefined}>
                    <dt>{words.label(table, name)}</dt>
                    <dd dir="auto">{words.of(table, row, name)}</dd>
                  </div>
                ))}
            </dl>
          </details>
        )),
      )}
    </section>
  )
}

interface GoNoGoProps {
  readonly text: unknown
  readonly words: RunWords
  readonly kept: KeptRun
  readonly onKeep: (kept: Partial<KeptRun>) => void
}

/** Ticks stay on this device: a decision is written down where decisions are. */
export function GoNoGo({ text, words, kept, onKeep }: GoNoGoProps) {
  const conditions = conditionsIn(text)
  if (conditions.length === 0) return null
  const ticked = kept.conditions === conditions.length ? kept.ticked : []
  const tick = (at: number, isTicked: boolean) =>
    onKeep({
      conditions: conditions.length,
      ticked: isTicked ? [...ticked, at] : ticked.filter((each) => each !== at),
    })
  return (
    <section className={css.cards} aria-labelledby="run-go">
      <h2 id="run-go">{words.label('session', 'goNoGo')}</h2>
      <ul className={css.conditions}>
        {conditions.map((condition, at) => (
          <li key={condition}>
            <label>
              <input
                type="checkbox"
                checked={ticked.includes(at)}
                onChange={(event) => tick(at, event.currentTarget.checked)}
              />
              <span dir="auto">{words.said(condition)}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A problem that names no session may come up in any. */
function isOf(row: Row, session: string): boolean {
  const { sessions } = row.values
  return !Array.isArray(sessions) || sessions.length === 0 || sessions.some((id) => id === session)
}

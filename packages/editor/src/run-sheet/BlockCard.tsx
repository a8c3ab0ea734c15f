import { useLingui } from '@lingui/react/macro'
import { methodGroup } from '../agenda/agenda.ts'
import { useClock } from '../agenda/use-clock.ts'
import css from './RunSheet.module.css'
import type { RunBlock } from './run-sheet.ts'
import type { RunWords } from './use-run-words.ts'

const short = ['lead', 'room', 'method', 'interpretation'] as const
const long = ['purpose', 'groups', 'materials', 'output', 'attribution', 'facilitatorNote'] as const

/** What somebody who stands before the group must know of a block. */
export function BlockCard({ run, words }: { run: RunBlock; words: RunWords }) {
  const { t } = useLingui()
  const clock = useClock()
  const { block } = run
  const said = (name: string) => words.of('block', block.row, name)
  return (
    <article className={css.card} data-method={methodGroup(block.method)} aria-label={words.said(block.title)}>
      <p className={css.time}>
        {clock(block.start)}–{clock(block.start + block.length)}
      </p>
      <h3 dir="auto">{words.said(block.title) || t`Without a name`}</h3>
      <dl className={css.facts}>
        {[...short, ...long]
          .filter((name) => said(name) !== '')
          .map((name) => (
            <div key={name} data-note={name === 'facilitatorNote' || undefined}>
              <dt>{words.label('block', name)}</dt>
              <dd dir="auto">
                {name === 'method' ? <i aria-hidden /> : null}
                {said(name)}
              </dd>
            </div>
          ))}
      </dl>
    </article>
  )
}

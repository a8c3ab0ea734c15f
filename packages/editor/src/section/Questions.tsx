import { questionsFor } from '@balcony/design'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRows } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Section.module.css'

/** Guidance, folded away once something is written: it is not content, and never leaves. */
export function Questions({ name, folded }: { name: string; folded: boolean }) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const types = useRows('component').map(({ values }) => String(values['type'] ?? ''))
  const questions = questionsFor(live.process, name, types)
  if (questions.length === 0) return null
  const list = (
    <ul>
      {questions.map((question) => (
        <li key={question}>{i18n._(question)}</li>
      ))}
    </ul>
  )
  return (
    <aside className={css.questions} aria-label={t`Questions to begin with`}>
      {folded ? (
        <details>
          <summary>
            <Trans>Questions to think about</Trans>
          </summary>
          {list}
        </details>
      ) : (
        <>
          <p>
            <Trans>Questions to begin with</Trans>
          </p>
          {list}
        </>
      )}
    </aside>
  )
}

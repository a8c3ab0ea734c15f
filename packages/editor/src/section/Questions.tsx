import { type ProseDoc, questionsFor, sectionAddress, wordsOf } from '@balcony/design'
import { Trans, useLingui } from '@lingui/react/macro'
import { useProse, useRows } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Section.module.css'

/** Guidance, folded away once something is written under the headings: it is not content, and never leaves. */
export function Questions({ name, folded }: { name: string; folded: boolean }) {
  const { i18n, t } = useLingui()
  const { live } = useWorkspace()
  const types = useRows('component').map(({ values }) => String(values['type'] ?? ''))
  const questions = questionsFor(live.process, name, types)
  const waiting = isOnlyHeadings(useProse(sectionAddress(name, 'narrative')))
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
      {folded && !waiting ? (
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

/** The headings of a template, with nothing under them yet. */
function isOnlyHeadings(doc: ProseDoc): boolean {
  const written = doc.content.filter((node) => node.type !== 'heading' && wordsOf({ content: [node] }).trim() !== '')
  return doc.content.some((node) => node.type === 'heading') && written.length === 0
}

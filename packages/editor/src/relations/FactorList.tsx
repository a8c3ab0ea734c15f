import { recordAddress } from '@balcony/design'
import type { ProblemTree, TreePart } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Relations.module.css'

interface FactorListProps {
  readonly tree: ProblemTree
  readonly words: Readonly<Record<TreePart, string>>
}

/** The same as the tree, in words. */
export function FactorList({ tree, words }: FactorListProps) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const locale = useLocale()
  const titles = new Map(tree.parts.flatMap(({ factors }) => factors.map(({ id, title }) => [id, title] as const)))
  const effects = (id: string) =>
    new Intl.ListFormat(locale).format(
      tree.causes.filter(({ cause }) => cause === id).map(({ effect }) => titles.get(effect) ?? effect),
    )
  return (
    <ul className={css.list}>
      {tree.parts.map(({ part, factors }) => (
        <li key={part}>
          <b>{words[part]}</b>
          <ul aria-label={words[part]}>
            {factors.map(({ id, title, forPeace }) => (
              <li key={id}>
                <button type="button" dir="auto" onClick={() => go(recordAddress('factor', id))}>
                  {title || t`Without a name`}
                </button>
                {forPeace ? <span className={css.quiet}>{t`for peace`}</span> : null}
                {effects(id) === '' ? null : <span className={css.quiet}>{t`causes: ${effects(id)}`}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

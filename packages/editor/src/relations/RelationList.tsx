import { recordAddress } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../workspace.tsx'
import css from './Relations.module.css'
import { useTieWords } from './tie-words.ts'
import type { Relations } from './use-relations.ts'

/** The same as the picture, in words: each party, what it says, and what is between it and others. */
export function RelationList({ parties, ties }: Relations) {
  const { t } = useLingui()
  const { go } = useWorkspace()
  const say = useTieWords(parties)
  return (
    <ul className={css.list}>
      {parties.map((party) => (
        <li key={party.id}>
          <button type="button" dir="auto" className={css.name} onClick={() => go(recordAddress('party', party.id))}>
            {party.name}
          </button>
          <span className={css.quiet}>{party.words}</span>
          {party.positions.map((position) => (
            <span key={position} dir="auto">
              “{position}”
            </span>
          ))}
          <ul aria-label={t`Relations of ${party.name}`}>
            {ties
              .filter(({ from, to }) => from === party.id || to === party.id)
              .map((tie) => (
                <li key={tie.id} data-tone={tie.tone}>
                  <button type="button" dir="auto" onClick={() => go(recordAddress('relation', tie.id))}>
                    {say(tie, party.id)}
                  </button>
                  {tie.note === '' ? null : (
                    <span dir="auto" className={css.quiet}>
                      {tie.note}
                    </span>
                  )}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

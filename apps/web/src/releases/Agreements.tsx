import { Trans } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { Day, Who } from './Release.tsx'
import css from './Releases.module.css'

interface AgreementsProps {
  readonly agreed: readonly { readonly person: string; readonly at: number }[]
  /** What to say where nobody did. */
  readonly none?: string
}

/** Who agreed to a version that somebody named. */
export function Agreements({ agreed, none }: AgreementsProps) {
  if (agreed.length === 0) return none === undefined ? null : <p className={css.quiet}>{none}</p>
  return (
    <section className={css.register}>
      <h4>
        <Trans>Agreed to this version</Trans>
      </h4>
      <ul className={css.approvals}>
        {agreed.map(({ person, at }) => (
          <li key={person}>
            <Check size={15} aria-hidden />
            <span>
              <Who id={person} />, <Day at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

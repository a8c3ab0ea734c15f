import type { EditionChange } from '@balcony/design'
import { process } from '@balcony/design'
import { Button } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { get } from '../server.ts'
import type { ReleaseProps } from './Release.tsx'
import css from './Releases.module.css'

type Compared =
  | { readonly is: 'asking' | 'failed' }
  | { readonly is: 'here'; readonly changes: readonly EditionChange[] }

/** What its readers find different from the release of this edition before it. */
export function Changes({ design, release, others }: ReleaseProps) {
  const { t } = useLingui()
  const [compared, setCompared] = useState<Compared>()
  // Newest first: the next one that was final before this.
  const before = others
    .slice(others.indexOf(release) + 1)
    .find((each) => each.edition === release.edition && each.published)
  if (!before) return null
  const compare = async () => {
    setCompared({ is: 'asking' })
    const path = `/api/designs/${encodeURIComponent(design)}/releases/${release.id}/changes?since=${before.id}`
    try {
      setCompared({ is: 'here', changes: await get<readonly EditionChange[]>(path) })
    } catch {
      setCompared({ is: 'failed' })
    }
  }
  if (compared?.is !== 'here')
    return (
      <p className={css.acts}>
        <Button
          size="sm"
          look="link"
          busy={compared?.is === 'asking' ? t`Comparing…` : undefined}
          onPress={() => void compare()}
        >
          <Trans>Compare with the release before</Trans>
        </Button>
        {compared?.is === 'failed' ? <span role="alert">{t`We could not reach the server. Try again.`}</span> : null}
      </p>
    )
  return (
    <section className={css.changes}>
      <h4>
        <Plural
          value={compared.changes.length}
          _0="Nothing that its readers may read has changed"
          one="One change"
          other="# changes"
        />
      </h4>
      <ul>
        {compared.changes.map((change) => (
          <Change key={`${change.is} ${change.address}`} change={change} />
        ))}
      </ul>
    </section>
  )
}

function Change({ change }: { change: EditionChange }) {
  const { i18n } = useI18n()
  const { address, is, name, field, before, after } = change
  const table = process.tables[address.split('/')[0] ?? '']
  return (
    <li>
      <b>
        <bdi>{table ? `${i18n._(table.singular)}: ${name}` : i18n._(name)}</bdi>
        {field === undefined ? null : <> – {i18n._(field)}</>}
      </b>{' '}
      {is === 'added' ? <Trans>came in</Trans> : null}
      {is === 'removed' ? <Trans>went out</Trans> : null}
      {before === undefined ? null : <del dir="auto">{before}</del>}{' '}
      {after === undefined ? null : <ins dir="auto">{after}</ins>}
    </li>
  )
}

import type { LastDone } from '@balcony/api/contract'
import { process } from '@balcony/design'
import { Trans, useLingui } from '@lingui/react/macro'
import css from './Home.module.css'

/** Who did what last, and in which section. */
export default function LastActivity({ last }: { last: LastDone }) {
  const { i18n } = useLingui()
  const label = last.section === undefined ? undefined : process.sections[last.section]?.label
  const who = <bdi>{last.name}</bdi>
  const where = label === undefined ? undefined : <bdi>{i18n._(label)}</bdi>
  return <span className={css.did}>{said()}</span>

  function said() {
    if (last.did === 'named-version')
      return (
        <Trans>
          {who} named the version “<bdi>{last.version}</bdi>”
        </Trans>
      )
    if (last.did === 'commented')
      return where === undefined ? (
        <Trans>{who} commented</Trans>
      ) : (
        <Trans>
          {who} commented on {where}
        </Trans>
      )
    return where === undefined ? (
      <Trans>{who} edited</Trans>
    ) : (
      <Trans>
        {who} edited {where}
      </Trans>
    )
  }
}

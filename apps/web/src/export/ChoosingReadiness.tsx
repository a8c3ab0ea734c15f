import { type Address, namesOf, process } from '@balcony/design'
import type { Live } from '@balcony/document'
import { Checkbox } from '@balcony/ui'
import { useLingui as useI18n } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import css from './Export.module.css'
import { chosenOf, partiesToChoose } from './readiness.ts'

interface ChoosingReadinessProps {
  readonly live: Live
  readonly chosen: readonly Address[]
  readonly onChoose: (chosen: readonly Address[]) => void
}

/** What this partner reads of how ready the parties are and what they need and fear: nothing, unless the lead chooses it. */
export function ChoosingReadiness({ live, chosen, onChoose }: ChoosingReadinessProps) {
  const { t } = useLingui()
  const { i18n } = useI18n()
  const parties = useMemo(() => {
    const snapshot = live.snapshot()
    return partiesToChoose(snapshot, namesOf(process, snapshot, i18n.locale))
  }, [live, i18n.locale])
  if (parties.length === 0) return null
  const isChosen = (addresses: readonly Address[]) => addresses.every((each) => chosen.includes(each))
  const set = (addresses: readonly Address[], on: boolean) => onChoose(chosenOf(chosen, addresses, on))
  return (
    <details className={css.readiness}>
      <summary>
        <Trans>Readiness and needs of the parties</Trans>
        <span className={css.quiet}>
          {chosen.length === 0 ? <Trans>Nothing is shown</Trans> : <Trans>Some of it is shown</Trans>}
        </span>
      </summary>
      <p className={css.quiet}>
        <Trans>This partner reads it under the public label of the party, and only where you choose it here.</Trans>
      </p>
      {parties.map(({ address, name, label, needs }) => (
        <fieldset key={address}>
          <legend>
            <bdi>{name}</bdi>
            {label === undefined ? null : (
              <span className={css.quiet}>
                {' '}
                <bdi>{label}</bdi>
              </span>
            )}
          </legend>
          <Checkbox
            isSelected={isChosen([address])}
            onChange={(on) => set([address], on)}
            aria-label={t`Readiness and power of ${name}`}
          >
            <Trans>Readiness and power</Trans>
          </Checkbox>
          {needs.length > 0 ? (
            <Checkbox
              isSelected={isChosen(needs)}
              onChange={(on) => set(needs, on)}
              aria-label={t`Needs and fears of ${name}`}
            >
              <Trans>Needs and fears</Trans>
            </Checkbox>
          ) : null}
        </fieldset>
      ))}
    </details>
  )
}

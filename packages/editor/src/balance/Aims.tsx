import { recordAddress } from '@balcony/design'
import type { Aim } from '@balcony/design/views'
import { Button } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Alert, Check, Plus } from '../icons.tsx'
import { useMayWrite } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useLocale } from '../live/use-locale.ts'
import { useAdd } from '../views/use-add.ts'
import { useWorkspace } from '../workspace.tsx'
import css from './Balance.module.css'

/** The aims of the strategy: which are met, and who of those not yet in would bring the others nearer. */
export function Aims({ aims, component }: { aims: readonly Aim[]; component: string | undefined }) {
  const { t, i18n } = useLingui()
  const { live, go } = useWorkspace()
  const locale = useLocale()
  const mayWrite = useMayWrite('aim')
  const figure = (count: number) => count.toLocaleString(locale)
  const add = useAdd()
  return (
    <div className={css.aims}>
      {aims.length === 0 ? (
        <p className={css.none}>
          <Trans>
            No aims are set. Say in the strategy who should be in the room, and the balance shows how far it is.
          </Trans>
        </p>
      ) : (
        <ul aria-label={t`Aims`}>
          {aims.map((aim) => (
            <li key={aim.id} data-met={aim.has >= aim.wanted || undefined}>
              {aim.has >= aim.wanted ? <Check size={15} /> : <Alert size={15} />}
              <button type="button" onClick={() => go(recordAddress('aim', aim.id))}>
                <bdi>{wordsFor(aim)}</bdi>: {t`${figure(aim.has)} of ${figure(aim.wanted)}`}
              </button>
              {aim.wouldHelp.length === 0 ? null : (
                <span className={css.helps}>
                  <Trans>would help:</Trans>
                  {aim.wouldHelp.map((id) => (
                    <button key={id} type="button" dir="auto" onClick={() => go(recordAddress('participant', id))}>
                      {nameOfRecord(live, recordAddress('participant', id)) ?? id}
                    </button>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? (
        <Button
          size="sm"
          look="plain"
          icon={<Plus size={15} />}
          onPress={() => add('aim', { of: 'women', ...(component === undefined ? {} : { component }) })}
        >
          <Trans>Add an aim</Trans>
        </Button>
      ) : null}
    </div>
  )

  function wordsFor(aim: Aim): string {
    if (aim.of === 'party' && aim.about) return nameOfRecord(live, recordAddress('party', aim.about)) ?? aim.about
    if (aim.of === 'side' && aim.about) return aim.about
    const field = live.process.tables['aim']?.fields['of']
    const option = field?.kind === 'choice' ? field.options.find(({ value }) => value === aim.of) : undefined
    return i18n._(option?.label ?? aim.of)
  }
}

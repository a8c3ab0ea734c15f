import { recordAddress } from '@balcony/design'
import type { ActivityMap, Effort } from '@balcony/design/views'
import { Table } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMayWrite, useRows } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { useAdd } from '../views/use-add.ts'
import { useWorkspace } from '../workspace.tsx'
import { useOptionWords } from './lanes.ts'
import css from './Map.module.css'

const levels = [
  'more_people/individual',
  'more_people/socio_political',
  'key_people/individual',
  'key_people/socio_political',
]

/** Party by level: what reaches whom now and soon. A white cell is a gap to be written down, or to be left white. */
export function MapMatrix({ map }: { map: ActivityMap }) {
  const { t } = useLingui()
  const { live, go } = useWorkspace()
  const option = useOptionWords()
  const mayWrite = useMayWrite('gap')
  const add = useAdd()
  const parties = useRows('party')
  const name = (party: string) => nameOfRecord(live, recordAddress('party', party)) ?? party
  const within = (party: string, level: string) => (effort: Effort) =>
    effort.phase !== 'past' && effort.level === level && effort.parties.includes(party)
  return (
    <Table aria-label={t`What reaches whom`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Party</Trans>
          </th>
          {levels.map((level) => (
            <th key={level} scope="col" className={css.level}>
              {option('rpp', level)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parties.map(({ id }) => (
          <tr key={id}>
            <th scope="row" dir="auto">
              {name(id)}
            </th>
            {levels.map((level) => {
              const efforts = map.efforts.filter(within(id, level))
              return (
                <td key={level} data-white={efforts.length === 0 || undefined} className={css.cell}>
                  {efforts.map((effort) => (
                    <button key={effort.address} type="button" dir="auto" onClick={() => go(effort.address)}>
                      {effort.title}
                    </button>
                  ))}
                  {efforts.length === 0 && mayWrite ? (
                    <button
                      type="button"
                      aria-label={t`Write down a gap: ${name(id)}, ${option('rpp', level)}`}
                      onClick={() =>
                        add('gap', {
                          text: t`${name(id)}: nothing for “${option('rpp', level)}”`,
                          kind: 'party_not_reached',
                          parties: [id],
                          rpp: level,
                        })
                      }
                    >
                      <Trans>Gap?</Trans>
                    </button>
                  ) : null}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

import { RadioGroup } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'

/** Who makes the paper, and what it is without the server. */
export function Place({ here, onChoose }: { here: boolean; onChoose: (here: boolean) => void }) {
  const { t } = useLingui()
  return (
    <RadioGroup
      label={t`Where it is made`}
      chosen={here ? 'here' : 'server'}
      onChoose={(id) => onChoose(id === 'here')}
      choices={[
        { id: 'server', label: t`On the server` },
        {
          id: 'here',
          label: t`On this device`,
          about: t`Also without a line, and its words stay here. A draft without a number, tagged but neither PDF/UA nor PDF/A; pictures are told in words. For the team's own editions.`,
        },
      ]}
    />
  )
}

import type { Field, Level } from '@balcony/design'
import { CompartmentMark, type Window } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'

export const windowOf: Readonly<Record<Level, Window>> = {
  public: 'open',
  partner: 'open',
  team: 'shutter',
  restricted: 'keyhole',
  sealed: 'keyhole',
}

export function useLevelWords(): Readonly<Record<Level, string>> {
  const { t } = useLingui()
  return {
    public: t`Shared with everybody`,
    partner: t`Shared with partners`,
    team: t`Team`,
    restricted: t`Restricted`,
    sealed: t`Sealed`,
  }
}

/** Who may read a field, beside its label. */
export function FieldMark({ field }: { field: Field }) {
  const words = useLevelWords()
  return <CompartmentMark window={windowOf[field.level]} label={words[field.level]} />
}

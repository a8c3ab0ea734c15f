import type { Field } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { choicesFor } from '../field/choices.ts'
import { useShowing } from '../field/showing.ts'
import { useWorkspace } from '../workspace.tsx'
import { asks, type Filter } from './filters.ts'

/** What a filter asks for, in a few words. */
export function useFilterWords(): (filter: Filter, field: Field) => string {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const showing = useShowing()
  return (filter, field) => {
    if (!asks(filter)) return t`any`
    switch (filter.is) {
      case 'empty':
        return t`is empty`
      case 'filled':
        return t`is filled in`
      case 'contains':
        return t`contains “${filter.words}”`
      case 'any-of': {
        const labels = new Map(choicesFor(field, live, showing, filter.values).map((one) => [one.id, one.label]))
        return filter.values.map((value) => labels.get(value) ?? value).join(', ')
      }
      case 'between':
        if (filter.to === '') return t`from ${filter.from}`
        return filter.from === '' ? t`up to ${filter.to}` : `${filter.from} – ${filter.to}`
    }
  }
}

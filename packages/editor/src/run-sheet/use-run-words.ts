import type { Row } from '@balcony/design'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { useShowing } from '../field/showing.ts'
import { shownValue } from '../field/shown.ts'
import { useRows } from '../live/hooks.ts'
import { useWorkspace } from '../workspace.tsx'
import { veiling } from './veil.ts'

export interface RunWords {
  /** The value of a field; of people only their part and their code. */
  readonly of: (table: string, row: Row, field: string) => string
  readonly label: (table: string, field: string) => string
  readonly said: (text: string) => string
}

/** Words of records for a screen that may be lost or looked at: whoever is named in them stands there with a code. */
export function useRunWords(): RunWords {
  const { live } = useWorkspace()
  const { i18n } = useLingui()
  const showing = useShowing()
  const members = useRows('member')
  const identities = useRows('identity')
  return useMemo(() => {
    const fields = (table: string) => live.process.tables[table]?.fields ?? {}
    const role = fields('member')['role']
    const part = (id: string) => {
      const member = members.find((row) => row.id === id)
      const words = role && member ? shownValue(role, member.values['role'], showing) : ''
      return words === '' ? id : `${words} (${id})`
    }
    const veil = veiling(
      [
        ...identities.map(({ id, values }) => ({ name: values['name'], instead: id })),
        ...members.map(({ id, values }) => ({ name: values['name'], instead: part(id) })),
      ].flatMap(({ name, instead }) => (typeof name === 'string' ? [{ name, instead }] : [])),
    )
    return {
      said: veil,
      label: (table, name) => {
        const field = fields(table)[name]
        return field ? i18n._(field.label) : name
      },
      of: (table, row, name) => {
        const field = fields(table)[name]
        const value = row.values[name]
        if (!field || value === undefined) return ''
        if (field.kind === 'reference' && field.to.includes('member'))
          return typeof value === 'string' ? part(value) : ''
        return veil(shownValue(field, value, showing))
      },
    }
  }, [live, i18n, showing, members, identities])
}

import type { Row } from '@balcony/design'
import type { Live } from '@balcony/document'
import { useMemo } from 'react'
import { useShowing } from '../field/showing.ts'
import { type Showing, shownValue } from '../field/shown.ts'
import { nameOfRecord } from '../live/names.ts'
import { useSnapshot } from '../views/use-snapshot.ts'
import { useWorkspace } from '../workspace.tsx'

export interface NamedParty {
  readonly id: string
  readonly name: string
  readonly side: string
  readonly power: number | undefined
  /** Power and role, in words. */
  readonly words: string
  /** What it says on each issue. */
  readonly positions: readonly string[]
}

/** Grey prints tell them apart by their strokes. */
type Tone = 'near' | 'apart' | 'uneven'

export interface NamedTie {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly tone: Tone
  readonly oneWay: boolean
  readonly strength: number
  readonly note: string
}

const tones: Readonly<Record<string, Tone>> = {
  broken: 'apart',
  conflict: 'apart',
  violent: 'apart',
  dominates: 'uneven',
  dependent_on: 'uneven',
}

export interface Relations {
  readonly parties: readonly NamedParty[]
  readonly ties: readonly NamedTie[]
}

/** The parties and what is between them, in the reader's words. What a sealed part says of relations is not among it. */
export function useRelations(): Relations {
  const { live } = useWorkspace()
  const showing = useShowing()
  // Whoever writes in the tables below goes first; the picture follows in the next frame.
  const { tables } = useSnapshot(looksAt)
  return useMemo(() => {
    const { party = none, relation = none, need = none } = tables
    return relationsOf(live, showing, party, relation, need)
  }, [tables, live, showing])
}

const looksAt = ['party', 'relation', 'need']
const none: readonly Row[] = []

function relationsOf(
  live: Live,
  showing: Showing,
  parties: readonly Row[],
  relations: readonly Row[],
  needs: readonly Row[],
): Relations {
  const shown = (table: string, row: Row, name: string) => {
    const field = live.process.tables[table]?.fields[name]
    return field ? shownValue(field, row.values[name], showing) : ''
  }
  const label = (table: string, name: string) => showing.say(live.process.tables[table]?.fields[name]?.label ?? name)
  return {
    parties: parties.map((row) => {
      const power = row.values['powerRank']
      const words = ['role', 'side'].map((name) => shown('party', row, name))
      return {
        id: row.id,
        name: nameOfRecord(live, `party/${row.id}`) ?? row.id,
        side: String(row.values['side'] ?? ''),
        power: typeof power === 'number' ? power : undefined,
        words: [
          ...words,
          power === undefined ? '' : `${label('party', 'powerRank')}: ${shown('party', row, 'powerRank')}`,
        ]
          .filter(Boolean)
          .join(' · '),
        positions: needs
          .filter(({ values }) => values['party'] === row.id)
          .map((need) => shown('need', need, 'position'))
          .filter(Boolean),
      }
    }),
    ties: relations.map((row) => ({
      id: row.id,
      from: String(row.values['from'] ?? ''),
      to: String(row.values['to'] ?? ''),
      kind: shown('relation', row, 'kind'),
      tone: tones[String(row.values['kind'])] ?? 'near',
      oneWay: row.values['direction'] === 'one_way',
      strength: Number(row.values['strength'] ?? 1),
      note: shown('relation', row, 'note'),
    })),
  }
}

import type { Row, Value } from '@balcony/design'
import type { Edit } from '@balcony/document'

export interface Copying {
  readonly table: string
  readonly parent: string
  /** The field by which a block belongs to its session. */
  readonly by: string
  /** Id of the new session. */
  readonly id: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly from: Row | undefined
  readonly blocks: readonly Row[]
  readonly fresh: () => string
}

/** What belongs to the one day on which a session took place. */
const ofTheDay = ['startsOn', 'status', 'followUps', 'evaluationMoments', 'goNoGo', 'notes', 'number', 'prerequisites']

/** The session once more, with its blocks; blocks that stood beside one another still do. */
export function copyEdits({ table, parent, by, id, date, from, blocks, fresh }: Copying): readonly Edit[] {
  if (!from) return []
  const kept = Object.entries(from.values).filter(([name]) => !ofTheDay.includes(name))
  const ids = new Map(blocks.map((block) => [block.id, fresh()]))
  return [
    { do: 'add', table: parent, id, values: { ...Object.fromEntries(kept), startsOn: date, status: 'planned' } },
    ...blocks.map((block): Edit => {
      const { beside, ...values } = block.values
      const lead = typeof beside === 'string' ? ids.get(beside) : undefined
      const next: Record<string, Value> = { ...values, [by]: id, ...(lead === undefined ? {} : { beside: lead }) }
      return { do: 'add', table, id: ids.get(block.id) ?? fresh(), values: next }
    }),
  ]
}

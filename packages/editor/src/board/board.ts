import type { Field, FieldOf, Table } from '@balcony/design'

/** Names of choices that say how far something is: what a board is made of. */
const stages: ReadonlySet<string> = new Set(['status', 'invitation', 'progress', 'state', 'stage', 'agreement'])

/** The choice whose options are the lists of a table's board, if it has one. */
export function boardField(table: Table): { readonly name: string; readonly field: FieldOf<'choice'> } | undefined {
  for (const [name, field] of Object.entries(table.fields))
    if (stages.has(name) && isChoice(field)) return { name, field }
  return undefined
}

function isChoice(field: Field): field is FieldOf<'choice'> {
  return field.kind === 'choice'
}

/** The next list in a direction; empty means "nothing yet", which comes first. */
export function nextList(lists: readonly string[], from: string, by: 1 | -1): string | undefined {
  const at = lists.indexOf(from)
  return at < 0 ? undefined : lists[at + by]
}

import type { Column } from '../table/columns.ts'

/** What a column of a file is written into: a field by its name, `id`, or nothing. */
export type Match = string | undefined

/** The head over ids of records. */
export const idHead = 'id'

/** Heads that say the label or the name of a field, whatever their case, spaces or accents; each field once, the first head wins. */
export function matchHeads(
  heads: readonly string[],
  columns: readonly Column[],
  say: (label: string) => string,
): readonly Match[] {
  const names = new Map<string, string>()
  for (const { name, field } of columns)
    for (const called of [name, field.label, say(field.label)]) {
      const key = plain(called)
      if (key !== '' && !names.has(key)) names.set(key, name)
    }
  if (!names.has(idHead)) names.set(idHead, idHead)
  const taken = new Set<string>()
  return heads.map((head) => {
    const found = names.get(plain(head))
    if (found === undefined || taken.has(found)) return undefined
    taken.add(found)
    return found
  })
}

function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLocaleLowerCase('en')
}

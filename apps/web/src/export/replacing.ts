import type { ToldLeak } from '@balcony/api/contract'
import { place } from '@balcony/design'
import type { Edit, Live } from '@balcony/document'

/** The edits that put the code, or the open label, where a name was found; none where it stands in no field of the design. */
export function replacing(live: Live, { at, found, instead }: ToldLeak): readonly Edit[] {
  const there = place(live.process, at)
  if (instead === undefined || !there || !('field' in there)) return []
  const { section, table, field: name } = there as { section?: string; table?: string; field: string }
  const fields =
    section === undefined ? live.process.tables[table ?? '']?.fields : live.process.sections[section]?.fields
  const edit = { do: 'replace', address: at, words: found, by: instead } as const
  switch (fields?.[name]?.kind) {
    case 'text':
    case 'prose':
      return [edit]
    case 'translations': {
      const texts = Object.entries((live.value(at) ?? {}) as Readonly<Record<string, string>>)
      return texts.flatMap(([language, text]) =>
        text.toLowerCase().includes(found.toLowerCase()) ? [{ ...edit, language }] : [],
      )
    }
    default:
      return []
  }
}

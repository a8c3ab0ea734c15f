import type { Messages } from '@lingui/core'
import type { PrintJob } from './job.ts'

/** The words of papers in the languages that we speak besides English, as the server has them. */
export async function ourWords(): Promise<PrintJob['words']> {
  const found = await Promise.all([import('../../locales/ar/design.po'), import('../../locales/ar/print.po')])
  return { ar: Object.assign({}, ...found.map(({ messages }) => plain(messages))) }
}

/** Places to fill in stand as `{name}`; what only a page says, with numbers and choices, is no word of a paper. */
export function plain(messages: Messages): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([id, said]): readonly (readonly [string, string])[] => {
      const parts: readonly unknown[] = Array.isArray(said) ? said : [said]
      const text = parts.map((part) =>
        typeof part === 'string' ? part : Array.isArray(part) && part.length === 1 ? `{${String(part[0])}}` : undefined,
      )
      return text.includes(undefined) ? [] : [[id, text.join('')]]
    }),
  )
}

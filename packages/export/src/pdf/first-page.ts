import type { Sheet } from '../typeset/sheet.ts'

/**
 * The sheet of the title page alone, which says nothing of the pages after it: so it is set in a moment, and looks as it will in
 * the whole document. Undefined where a document begins otherwise: those are short.
 */
export function firstPageOf({ meta, blocks }: Sheet): Sheet | undefined {
  const [first] = blocks
  return first?.is === 'title-page' ? { meta: { ...meta, attached: null }, blocks: [first] } : undefined
}

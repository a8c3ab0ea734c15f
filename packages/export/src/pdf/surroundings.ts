import { footerOf } from '../lay/front.ts'
import type { Reader } from '../lay/reader.ts'
import { shapes } from '../lay/shape.ts'
import type { RenderOptions } from '../rendering.ts'

/** Their readers know the words that the others do not get. */
const team: ReadonlySet<string> = new Set(['internal', 'run-sheet', 'legal'])

/** What stands around the blocks of an edition on every page, whatever the format. */
export function surroundings(reader: Reader, options: RenderOptions) {
  const { edition, say } = reader
  return {
    coverTitle: edition.coverTitle,
    classification: edition.classification,
    language: edition.language,
    date: edition.date,
    footer: footerOf(reader),
    shape: shapes[edition.kind],
    cut: !team.has(edition.kind),
    paper: options.paper,
    attached: options.attach ? say('The design as data') : undefined,
    watermark: options.draft ? say(draftWords(options.draft)) : edition.recipient,
    pageOf: say('Page {page} of {pages}'),
    untitled: say('Untitled'),
    pictureWord: say('Picture'),
  }
}

function draftWords(draft: NonNullable<RenderOptions['draft']>): string {
  if (draft === 'unregistered') return 'Draft, not registered'
  return draft === 'unchecked' ? 'Draft, not fully checked' : 'Draft'
}

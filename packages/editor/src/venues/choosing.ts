import type { ProseNode } from '@balcony/design'
import type { Edit } from '@balcony/document'

export interface Choice {
  readonly venue: string
  readonly sessions: readonly string[]
  /** YYYY-MM-DD */
  readonly on: string
  /** "Sella Guesthouse for Workshop one and Workshop two", as it was called on that day. */
  readonly what: string
  readonly reason: string
}

/**
 * A decision for a venue: the sessions take it, and the section's text gets a decision record. The record's words are withheld from
 * partners until somebody shares them: they may say what one party thinks of another's house.
 */
export function chooseVenue({ venue, sessions, on, what, reason }: Choice): readonly Edit[] {
  const said = (text: string, bold = false): ProseNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text, marks: [...(bold ? [{ type: 'bold' }] : []), { type: 'withheld' }] }],
  })
  const record: ProseNode = {
    type: 'decision',
    attrs: { date: on },
    content: [
      said(what, true),
      ...reason
        .trim()
        .split(/\n+/)
        .map((line) => said(line)),
    ],
  }
  return [
    ...sessions.map((session): Edit => ({ do: 'set', address: `session/${session}/venue`, value: venue })),
    { do: 'append', address: 'venues/narrative', content: [record] },
  ]
}

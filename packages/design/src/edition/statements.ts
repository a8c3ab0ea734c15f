import type { EditionKind } from '../describe.ts'
import type { Snapshot } from '../snapshot.ts'

/** What an edition says in a sentence of ours in place of what it may not show; the sentences are message ids. */
export function statementsOf(kind: EditionKind, snapshot: Snapshot): readonly string[] {
  return statements[kind].filter(({ holds }) => holds(snapshot)).map(({ says }) => says)
}

interface Statement {
  readonly says: string
  readonly holds: (snapshot: Snapshot) => boolean
}

const liaison: Statement = {
  says: 'A liaison to the official talks is in place.',
  holds: ({ sections }) => Boolean(sections['feeding']?.['liaison']),
}

/** From core alone: whether each person and partner has a screening, never how it went. */
const screening: Statement = {
  says: 'Everybody who takes part is screened before any contact.',
  holds: ({ tables }) => {
    const subjects = [...(tables['participant'] ?? []), ...(tables['partner'] ?? []), ...(tables['member'] ?? [])]
    return subjects.length > 0 && subjects.every(({ values }) => Boolean(values['screening']))
  },
}

const venue: Statement = { says: 'Venue: as told to you.', holds: () => true }

const statements: Readonly<Record<EditionKind, readonly Statement[]>> = {
  internal: [],
  partner: [],
  donor: [liaison, screening],
  public: [],
  'run-sheet': [],
  agenda: [venue],
  legal: [],
}

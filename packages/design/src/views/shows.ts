/** The tables that each view looks at: only when one of them changes is it counted and drawn anew. */
export const shows = {
  clashes: ['block', 'session', 'venue', 'participant', 'member'],
  tree: ['factor'],
  balance: ['participant', 'session', 'component', 'aim', 'party'],
  timeline: ['calendar', 'session', 'component', 'followup', 'moment', 'participant', 'party'],
  map: ['activity', 'component', 'gap', 'participant', 'party', 'arrangement'],
  venues: ['venue', 'acceptance', 'party', 'session', 'participant', 'component', 'member', 'block'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Everything that somebody may want to do in a design. */
export const actions = [
  /** Enter the design and read what one is cleared for. */
  'read',
  /** Change words and values. */
  'write',
  /** Open a thread, reply in one. */
  'comment',
  /** Resolve a thread, open it again, or put it at other words. */
  'resolve',
  /** Change the words of a remark. */
  'edit-remark',
  /** Take the words of a remark away for good. */
  'take-back',
  /** Give a thread to somebody who answers for it. */
  'assign',
  /** Record what was decided in a thread. */
  'decide',
  /** Let partners read a thread. */
  'speak-to-partners',
  /** Take the design out of Balcony: PDF, exchange format. */
  'export',
  /** Make invitations and withdraw them. */
  'invite',
  /** Change roles and clearances, send people out. */
  'manage',
  /** See who did what to the access of this design. */
  'read-journal',
  /** See what the review says of it. */
  'review',
  /** Live with a warning or an advice for a while. */
  'dismiss',
  /** Live with what would stop agreement. */
  'dismiss-blocker',
  /** Agree to another person's dismissal, where one person alone may not. */
  'agree-to-dismiss',
  /** End a dismissal before its day. */
  'reopen',
  /** Make links to editions, see who opened them, close them. */
  'make-links',
  /** See the design as somebody else sees it. */
  'view-as',
  /** Ask the leads to be let into a compartment. */
  'ask-to-open',
  /** End one's own membership. */
  'leave',
  /** See who changed what, and what the design said before. */
  'read-history',
  /** Give a moment a name. */
  'name-version',
  /** Bring back what the design said once. */
  'restore',
  /** Put a version up for the agreement of named people. */
  'ask-agreement',
  /** Say whether one agrees to a version. */
  'agree',
  /** Remove words for good, from everything that is kept. */
  'purge',
  /** Throw the whole design away, to be brought back within a month. */
  'throw-away',
  /** Begin a design of one's own with what one may enter of this one. */
  'copy',
  /** Read the edition that a link opens. */
  'read-edition',
  /** Say something about that edition. */
  'comment-on-edition',
  /** Propose a final edition, give it out, withdraw it. */
  'release',
  /** Read proposed and final editions, and agree to one. */
  'approve-release',
] as const
export type Action = (typeof actions)[number]

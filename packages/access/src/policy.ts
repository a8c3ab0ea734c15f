import type { Compartment } from '@balcony/design'
import type { Action } from './actions.ts'

/** What a member of a design is there for. */
export const roles = ['lead', 'planner', 'reviewer', 'reader'] as const
export type Role = (typeof roles)[number]

/** What a link gives to whoever holds it, who is no member: one edition to read, or to read and speak about. */
export const linkRights = ['link-comment', 'link-read'] as const
export type LinkRight = (typeof linkRights)[number]

/** Everybody whom a design knows, in the order of the table. Whoever is none of them gets nothing. */
export const actors = [...roles, ...linkRights] as const
export type Actor = (typeof actors)[number]

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
] as const
export type Action = (typeof actions)[number]

/** `own`: only what this person began, such as a thread. */
export type Answer = 'always' | 'own' | 'never'

export const policy: Readonly<Record<Actor, Readonly<Record<Action, Answer>>>> = {
  lead: {
    read: 'always',
    write: 'always',
    comment: 'always',
    resolve: 'always',
    'edit-remark': 'own',
    'take-back': 'always',
    assign: 'always',
    decide: 'always',
    'speak-to-partners': 'always',
    export: 'always',
    invite: 'always',
    manage: 'always',
    'read-journal': 'always',
    review: 'always',
    dismiss: 'always',
    'dismiss-blocker': 'always',
    'agree-to-dismiss': 'always',
    reopen: 'always',
    'make-links': 'always',
    'view-as': 'always',
    'ask-to-open': 'always',
    leave: 'always',
    'read-history': 'always',
    'name-version': 'always',
    restore: 'always',
    'ask-agreement': 'always',
    agree: 'always',
    purge: 'always',
    'throw-away': 'always',
    copy: 'always',
    'read-edition': 'never',
    'comment-on-edition': 'never',
    release: 'always',
    'approve-release': 'always',
  },
  planner: {
    read: 'always',
    write: 'always',
    comment: 'always',
    resolve: 'always',
    'edit-remark': 'own',
    'take-back': 'own',
    assign: 'always',
    decide: 'always',
    'speak-to-partners': 'always',
    export: 'always',
    invite: 'never',
    manage: 'never',
    'read-journal': 'own',
    review: 'always',
    dismiss: 'always',
    'dismiss-blocker': 'never',
    'agree-to-dismiss': 'always',
    reopen: 'own',
    'make-links': 'never',
    'view-as': 'never',
    'ask-to-open': 'always',
    leave: 'always',
    'read-history': 'always',
    'name-version': 'always',
    restore: 'always',
    'ask-agreement': 'never',
    agree: 'always',
    purge: 'never',
    'throw-away': 'never',
    copy: 'always',
    'read-edition': 'never',
    'comment-on-edition': 'never',
    release: 'never',
    'approve-release': 'always',
  },
  reviewer: {
    read: 'always',
    write: 'never',
    comment: 'always',
    resolve: 'own',
    'edit-remark': 'own',
    'take-back': 'own',
    assign: 'own',
    decide: 'never',
    'speak-to-partners': 'never',
    export: 'never',
    invite: 'never',
    manage: 'never',
    'read-journal': 'own',
    review: 'always',
    dismiss: 'never',
    'dismiss-blocker': 'never',
    'agree-to-dismiss': 'always',
    reopen: 'never',
    'make-links': 'never',
    'view-as': 'never',
    'ask-to-open': 'always',
    leave: 'always',
    'read-history': 'always',
    'name-version': 'never',
    restore: 'never',
    'ask-agreement': 'never',
    agree: 'always',
    purge: 'never',
    'throw-away': 'never',
    copy: 'never',
    'read-edition': 'never',
    'comment-on-edition': 'never',
    release: 'never',
    'approve-release': 'always',
  },
  reader: {
    read: 'always',
    write: 'never',
    comment: 'never',
    resolve: 'never',
    'edit-remark': 'never',
    'take-back': 'own',
    assign: 'never',
    decide: 'never',
    'speak-to-partners': 'never',
    export: 'never',
    invite: 'never',
    manage: 'never',
    'read-journal': 'own',
    review: 'never',
    dismiss: 'never',
    'dismiss-blocker': 'never',
    'agree-to-dismiss': 'never',
    reopen: 'never',
    'make-links': 'never',
    'view-as': 'never',
    'ask-to-open': 'always',
    leave: 'always',
    'read-history': 'never',
    'name-version': 'never',
    restore: 'never',
    'ask-agreement': 'never',
    agree: 'never',
    purge: 'never',
    'throw-away': 'never',
    copy: 'never',
    'read-edition': 'never',
    'comment-on-edition': 'never',
    release: 'never',
    'approve-release': 'never',
  },
  'link-comment': {
    read: 'never',
    write: 'never',
    comment: 'never',
    resolve: 'never',
    'edit-remark': 'own',
    'take-back': 'own',
    assign: 'never',
    decide: 'never',
    'speak-to-partners': 'never',
    export: 'never',
    invite: 'never',
    manage: 'never',
    'read-journal': 'never',
    review: 'never',
    dismiss: 'never',
    'dismiss-blocker': 'never',
    'agree-to-dismiss': 'never',
    reopen: 'never',
    'make-links': 'never',
    'view-as': 'never',
    'ask-to-open': 'never',
    leave: 'never',
    'read-history': 'never',
    'name-version': 'never',
    restore: 'never',
    'ask-agreement': 'never',
    agree: 'never',
    purge: 'never',
    'throw-away': 'never',
    copy: 'never',
    'read-edition': 'always',
    'comment-on-edition': 'always',
    release: 'never',
    'approve-release': 'never',
  },
  'link-read': {
    read: 'never',
    write: 'never',
    comment: 'never',
    resolve: 'never',
    'edit-remark': 'never',
    'take-back': 'never',
    assign: 'never',
    decide: 'never',
    'speak-to-partners': 'never',
    export: 'never',
    invite: 'never',
    manage: 'never',
    'read-journal': 'never',
    review: 'never',
    dismiss: 'never',
    'dismiss-blocker': 'never',
    'agree-to-dismiss': 'never',
    reopen: 'never',
    'make-links': 'never',
    'view-as': 'never',
    'ask-to-open': 'never',
    leave: 'never',
    'read-history': 'never',
    'name-version': 'never',
    restore: 'never',
    'ask-agreement': 'never',
    agree: 'never',
    purge: 'never',
    'throw-away': 'never',
    copy: 'never',
    'read-edition': 'always',
    'comment-on-edition': 'never',
    release: 'never',
    'approve-release': 'never',
  },
}

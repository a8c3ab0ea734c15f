// What travels between the browser and the workspace over HTTP. Types only: both sides import it, neither pulls in the other.
import type { Problem } from '@balcony/base'
import type { Address, Compartment, Finding, Remark, Settings, Thread, WaiverKind } from '@balcony/design'

/**
 * How somebody comes in, and their own account: see `sign-in/contract.ts`.
 * POST   /api/sign-out                                               → 204
 * GET    /api/me                                                     → Me
 * POST   /api/designs                          NewDesign or archive → MadeDesign
 * GET    /api/designs/:design                                       → DesignCard
 * POST   /api/designs/:design/invitations      NewInvitation        → Invitation
 * GET    /api/designs/:design/threads                               → Thread[]
 * POST   /api/designs/:design/threads          NewThread            → Thread
 * POST   /api/threads/:thread/remarks          NewRemark            → Remark
 * POST   /api/threads/:thread/status           ThreadStatus         → Thread
 * POST   /api/designs/:design/reviews          NewReview            → Thread[]
 * GET    /api/designs/:design/readers                               → Readers
 * POST   /api/threads/:thread/remarks/:remark  EditedRemark         → Thread
 * DELETE /api/threads/:thread/remarks/:remark                       → Thread
 * POST   /api/threads/:thread/remarks/:remark/acknowledgement { on } → Thread
 * POST   /api/threads/:thread/task             NewTask              → Thread
 * POST   /api/threads/:thread/anchor           { anchor }           → Thread
 * POST   /api/threads/:thread/reach            { reach: 'team' }    → Thread
 * GET    /api/designs/:design/events                                → text/event-stream of FeedEvent
 * GET    /api/designs/:design/review                                → ReviewAnswer
 * GET    /api/designs/:design/waivers                               → RecordedWaiver[]
 * POST   /api/designs/:design/thresholds       { thresholds }       → Settings; those that differ from the organisation's
 * POST   /api/designs/:design/waivers          NewWaiver            → RecordedWaiver
 * POST   /api/designs/:design/waivers/:waiver/agree                 → RecordedWaiver
 * POST   /api/designs/:design/waivers/:waiver/reopen                → 204
 * …      /api/designs/:design/exports…                              → exports/contract.ts
 * …      /api/designs/:design/releases…                             → releases/contract.ts
 * GET    /api/designs/:design/files                                 → FileCard[]
 * POST   /api/designs/:design/files?address=   the file's bytes     → FileCard; the name stands in `file-name`
 * GET    /api/designs/:design/files/:file                           → the file
 * DELETE /api/designs/:design/files/:file                           → 204
 * POST   /api/designs/:design/files/:file/restore                   → FileCard
 * GET    /api/designs/:design/json?files=1                          → the whole design in the exchange format; with files as an archive
 * GET    /api/search?q=                                             → SearchResults
 * Members, invitations, asks: members/contract.ts. People of the workspace: people/contract.ts
 * The journal: journal/contract.ts. The design as somebody else sees it: view-as/contract.ts
 * Asking once more: reminders/contract.ts. A design in a list: glance/contract.ts. Who is in now: here/contract.ts
 * Designs thrown away, brought back, copied: trash/contract.ts
 * Links to editions, for leads and for their holders: links/contract.ts
 * Removing words for good: purge/contract.ts
 * WS     /sync/:design/:compartment?schema=&epoch=&ext=mark,role,refused
 * Refusals are `Problem` with a 4xx or 5xx status. Unsafe methods need our Origin and a JSON content type.
 */
export interface Refusal {
  readonly problem: Problem
  /** Where several things are wrong at once, as with a file: all of them, `problem` first. */
  readonly problems?: readonly Problem[]
}

export type Role = 'lead' | 'planner' | 'reviewer' | 'reader'

export interface Me {
  readonly id: string
  readonly name: string
  readonly designs: readonly DesignSummary[]
  /** Looks after the workspace. */
  readonly owner: boolean
  /** In the demo: the ready people, oneself among them, and what they are. */
  readonly demo?: readonly { readonly id: string; readonly name: string; readonly role: Role }[]
}

export interface DesignSummary {
  readonly id: string
  /** The full title for those who may read it; tabs, mails and files use only the cover title. */
  readonly title: string
  readonly coverTitle: string
  readonly role: Role
  /** Milliseconds since 1970. */
  readonly changedAt: number
}

export interface DesignCard extends DesignSummary {
  readonly compartments: readonly OpenCompartment[]
  readonly members: readonly Member[]
  /** Who came in by links, now or once: the authors of what was said there. No account stands behind these names. */
  readonly guests: readonly GuestName[]
  /** The organisation's thresholds for the review, which runs in the page. */
  readonly reviewSettings: Settings
}

export interface MadeDesign extends DesignCard {
  /** Paths in the file that are no content of a design and were not taken over: comments, waivers, what is not known here. */
  readonly leftAside: readonly string[]
}

/** A compartment that the reader may enter; others are not listed. */
export interface OpenCompartment {
  readonly name: Compartment
  readonly epoch: string
  readonly mayWrite: boolean
}

export interface Member {
  readonly id: string
  readonly name: string
  /** 1–8, the person's colour everywhere. */
  readonly colour: number
  readonly role: Role
}

export interface GuestName {
  readonly id: string
  /** As they gave it. Shown with a mark that no member's name can carry. */
  readonly name: string
  /** For whom the lead made the link. */
  readonly invitedAs: string
}

export interface NewDesign {
  /** Needed for an empty design; with a file its own is taken when none is given. */
  readonly coverTitle?: string
  /** A design in the exchange format, as exported or as the demo case; without it the design starts empty or from a template. */
  readonly json?: unknown
  readonly title?: string
  /** Id of a template. With this, or for an empty design, the details below are taken over. */
  readonly template?: string
  /** BCP-47; the title stands in the first. */
  readonly workingLanguages?: readonly string[]
  readonly partyLanguages?: readonly string[]
  /** The organisation that convenes. */
  readonly organisation?: string
}

export interface NewInvitation {
  readonly name: string
  readonly role: Role
  readonly clearances: readonly Compartment[]
  /** When the membership ends by itself; milliseconds since 1970. */
  readonly memberUntil?: number
  /** Where the link is sent by mail as well; refused where no mail server is set. */
  readonly mail?: string
}

export interface Invitation {
  /** Works once, for 72 hours; shown to the lead only now. */
  readonly link: string
  /** Whether the mail went, where one was asked for. */
  readonly mailed?: boolean
}

/** What the review says to the asker: over the compartments that they may enter, and nothing of the others but notices. */
export interface ReviewAnswer {
  /** YYYY-MM-DD, the day on which the rules looked. */
  readonly today: string
  readonly findings: readonly Finding[]
  readonly notices: readonly Notice[]
  /** Blockers drawn from what is closed to the asker: they stop approval and outside editions like those in `findings`. */
  readonly stopping: readonly Notice[]
}

/** Something that only others may read was found: a sentence of the rule, and the table or section it concerns. Never who, why or how many. */
export interface Notice {
  readonly rule: string
  readonly at: Address
  readonly message: string
}

export interface NewWaiver {
  /** The key of the finding. */
  readonly key: string
  readonly kind: WaiverKind
  readonly reason: string
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly until: string
}

export interface RecordedWaiver extends NewWaiver {
  readonly id: string
  readonly rule: string
  readonly at: Address
  readonly by: string
  /** YYYY-MM-DD */
  readonly on: string
  /** One person alone may not: it holds once somebody else agreed. */
  readonly needsSecond: boolean
  /** Who made it where its file came from; `by` brought the file. */
  readonly imported?: string
  readonly second?: { readonly by: string; readonly on: string }
}

/** A picture or a document that hangs at a place of the design. */
export interface FileCard {
  readonly id: string
  /** A section, a record, or the field whose prose shows the picture. */
  readonly address: string
  readonly name: string
  /** Judged by its content. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  /** In pixels; pictures only. */
  readonly width?: number
  readonly height?: number
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What was found over everything that the asker may read. */
export interface SearchResults {
  /** Best first. */
  readonly hits: readonly SearchHit[]
  /** There is more than is told: a longer query finds it. */
  readonly more: boolean
}

export interface SearchHit {
  readonly design: Pick<DesignSummary, 'id' | 'title' | 'coverTitle'>
  readonly address: Address
  /** What the record is called, where it is one. */
  readonly name?: string
  /** Words around the hit; never markup. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
}

export type FeedEvent =
  | { readonly is: 'thread'; readonly thread: Thread }
  | { readonly is: 'members'; readonly members: readonly Member[] }
  /** Something was dismissed or reopened: ask for the waivers again. */
  | { readonly is: 'waivers' }
  /** Files came or went: ask for the list again. */
  | { readonly is: 'files' }
  /** Somebody asked to be let into a part: leads ask for the list of members again. */
  | { readonly is: 'asks' }
  /** A link to an edition was made, opened or closed: leads ask for the list again. */
  | { readonly is: 'links' }
  /** Something was written: who, and in which sections and tables. */
  | { readonly is: 'history'; readonly by: string; readonly places: readonly string[] }
  /** Versions, or what people say to them, changed: ask for the list again. */
  | { readonly is: 'versions' }
  /** Somebody was asked once more for an answer. */
  | { readonly is: 'reminders' }
  /** Somebody brings back what the design said once. Nobody undoes across it. */
  | { readonly is: 'restore'; readonly by: string; readonly state: 'begins' | 'done'; readonly section?: string }
  /** A removal for good was asked for or withdrawn: leads ask again. */
  | { readonly is: 'purges' }
  /** Something waits for you, or was seen on another page: ask for the inbox again. */
  | { readonly is: 'inbox' }
  /** For links: something was said that their holders may read. Ask again. */
  | { readonly is: 'talk' }
  /** Access changed: ask for the card again. */
  | { readonly is: 'access' }

export type * from './exports/contract.ts'
export type * from './glance/contract.ts'
export type * from './here/contract.ts'
export type * from './inbox/contract.ts'
export type * from './journal/contract.ts'
export type * from './links/contract.ts'
export type * from './members/contract.ts'
export type * from './partner-talk/contract.ts'
export type * from './people/contract.ts'
export type * from './post-office/contract.ts'
export type * from './purge/contract.ts'
export type * from './releases/contract.ts'
export type * from './reminders/contract.ts'
export type * from './self-check/contract.ts'
export type * from './sign-in/contract.ts'
export type * from './threads/contract.ts'
export type * from './trash/contract.ts'
export type * from './versions/contract.ts'
export type * from './view-as/contract.ts'
export type { Remark, Thread }

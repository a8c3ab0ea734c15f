import type { Kysely } from 'kysely'
import type { Backend } from './backend.ts'
import { backUp } from './backup/backup.ts'
import { Accounts } from './stores/accounts.ts'
import { Asks } from './stores/asks.ts'
import { Designs } from './stores/designs.ts'
import { Files } from './stores/files.ts'
import { History } from './stores/history.ts'
import { Inbox } from './stores/inbox.ts'
import { Invitations } from './stores/invitations.ts'
import { Journal } from './stores/journal.ts'
import { Keys } from './stores/keys.ts'
import { Links } from './stores/links.ts'
import { SqlLog } from './stores/log.ts'
import { MailBook } from './stores/mail-choices.ts'
import { Members } from './stores/members.ts'
import { Passkeys } from './stores/passkeys.ts'
import { People } from './stores/people.ts'
import { Purges } from './stores/purges.ts'
import { RecoveryCodes } from './stores/recovery-codes.ts'
import { Releases } from './stores/releases.ts'
import { Reminders } from './stores/reminders.ts'
import { SignIns } from './stores/sign-ins.ts'
import { Threads } from './stores/threads.ts'
import { Thresholds } from './stores/thresholds.ts'
import { Versions } from './stores/versions.ts'
import { Waivers } from './stores/waivers.ts'
import type { Tables } from './tables.ts'

/** Everything that must outlive the process, in plain values of the domain. */
export interface Stores {
  readonly people: People
  readonly accounts: Accounts
  readonly passkeys: Passkeys
  readonly recoveryCodes: RecoveryCodes
  readonly signIns: SignIns
  readonly invitations: Invitations
  readonly designs: Designs
  readonly members: Members
  readonly links: Links
  readonly asks: Asks
  readonly threads: Threads
  readonly inbox: Inbox
  readonly reminders: Reminders
  readonly mailBook: MailBook
  readonly thresholds: Thresholds
  readonly waivers: Waivers
  readonly files: Files
  readonly journal: Journal
  readonly history: History
  readonly versions: Versions
  readonly releases: Releases
  readonly purges: Purges
}

export interface Storage extends Stores {
  readonly log: SqlLog
  readonly keys: Keys
  /** Several acts as one: all are kept or, when `work` throws, none. Whoever else writes waits, so wait for nothing else in it. */
  together<T>(work: (stores: Stores) => Promise<T>): Promise<T>
  /** Everything as it is now, in one file that only the master key opens. Its size in bytes. */
  backUp(file: string, now: number): Promise<number>
  close(): Promise<void>
}

export function storageOn(backend: Backend): Storage {
  return {
    ...storesOn(backend.db),
    log: new SqlLog(backend),
    keys: new Keys(backend),
    together: (work) => backend.db.transaction().execute((db) => work(storesOn(db))),
    backUp: (file, now) => backUp(backend, file, now),
    close: () => backend.close(),
  }
}

function storesOn(db: Kysely<Tables>): Stores {
  return {
    people: new People(db),
    accounts: new Accounts(db),
    passkeys: new Passkeys(db),
    recoveryCodes: new RecoveryCodes(db),
    signIns: new SignIns(db),
    invitations: new Invitations(db),
    designs: new Designs(db),
    members: new Members(db),
    links: new Links(db),
    asks: new Asks(db),
    threads: new Threads(db),
    inbox: new Inbox(db),
    reminders: new Reminders(db),
    mailBook: new MailBook(db),
    thresholds: new Thresholds(db),
    waivers: new Waivers(db),
    files: new Files(db),
    journal: new Journal(db),
    history: new History(db),
    versions: new Versions(db),
    releases: new Releases(db),
    purges: new Purges(db),
  }
}

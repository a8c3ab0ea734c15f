export { openSealed } from './backup/envelope.ts'
export { type Restored, restore } from './backup/restore.ts'
export { type FailureKind, StorageFailed } from './failure.ts'
export { fingerprint, heldMasters, type MasterKey, type Masters, masterBytes } from './keys/masters.ts'
export { openStorage, type Where } from './open.ts'
export type { Storage, Stores } from './storage.ts'
export { type Account, handleOf } from './stores/accounts.ts'
export type { Ask } from './stores/asks.ts'
export type { Design, NewCompartment, NewDesign, StoredCompartment, ThrownDesign } from './stores/designs.ts'
export type { NewFile, StoredFile } from './stores/files.ts'
export type { Checkpoint } from './stores/history.ts'
export type { Cursor, HistoryLine, HistoryRow, NewHistoryRow } from './stores/history-rows.ts'
export type { Because, Follow, Waiting } from './stores/inbox.ts'
export type { NewInvitation, OneTimeLink, Opener, PendingInvitation, Purpose } from './stores/invitations.ts'
export type { Act } from './stores/journal.ts'
export { type Guest, type Link, type LinkOpener, type NewLink, type Opening, wrongCodesAtMost } from './stores/links.ts'
export { type Entry, NotAppended, type Stored, type Written } from './stores/log.ts'
export type { MailChoices } from './stores/mail-choices.ts'
export { isCurrent, type StoredMember } from './stores/members.ts'
export type { Passkey } from './stores/passkeys.ts'
export type { Person, Workspace } from './stores/people.ts'
export type { Beside, Fresh } from './stores/purges.ts'
export type { ReleaseWords, StoredRelease } from './stores/releases.ts'
export type { Reminder } from './stores/reminders.ts'
export type { NewSignIn, SignIn } from './stores/sign-ins.ts'
export type { StoredThread } from './stores/thread-rows.ts'
export type { NewThread } from './stores/threads.ts'
export {
  type StoredAgreement,
  type StoredApproval,
  type StoredRestore,
  type StoredVersion,
  type VersionPurpose,
  versionPurposes,
} from './stores/versions.ts'
export type { NewWaiver, StoredWaiver } from './stores/waivers.ts'

import { accountRules } from './contract/accounts.ts'
import { askRules } from './contract/asks.ts'
import { conversationRules } from './contract/conversations.ts'
import { doorRules } from './contract/doors.ts'
import { fileRules } from './contract/files.ts'
import { historyRules } from './contract/history.ts'
import { journalRules } from './contract/journal.ts'
import { linkRules } from './contract/links.ts'
import { logRules } from './contract/log.ts'
import { logHistories } from './contract/log-histories.ts'
import { releaseRules } from './contract/releases.ts'
import { waiverRules } from './contract/waivers.ts'
import type { OpenEmpty } from './contract/world.ts'

export { plainWords } from './contract/plain-words.ts'
export { aMaster, type Empty, type OpenEmpty } from './contract/world.ts'

/** Declares the tests that every store must pass. `name` stands in their titles. */
export function storageContract(name: string, openEmpty: OpenEmpty): void {
  logRules(name, openEmpty)
  logHistories(name, openEmpty)
  doorRules(name, openEmpty)
  accountRules(name, openEmpty)
  conversationRules(name, openEmpty)
  journalRules(name, openEmpty)
  waiverRules(name, openEmpty)
  fileRules(name, openEmpty)
  releaseRules(name, openEmpty)
  linkRules(name, openEmpty)
  historyRules(name, openEmpty)
  askRules(name, openEmpty)
}

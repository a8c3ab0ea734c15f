import { ok, type Result, refuse } from '@balcony/base'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** How one person comes in. People of the demo, and whoever has not opened their first link yet, have none. */
export interface Account {
  readonly person: string
  /** What they type to sign in; compared as `handleOf` writes it. */
  readonly handle: string
  /** Where mail goes; most have none. */
  readonly email: string | undefined
  /** An argon2id hash with its parameters. */
  readonly password: string | undefined
  /** The secret of the second factor, base32. */
  readonly totp: string | undefined
}

const taken = refuse(
  'conflict',
  'That sign-in name cannot be used here. Choose another; if it is yours already, sign in first, then open the link again.',
)

/** One spelling for each name: case, width and spaces around make no difference. */
export function handleOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

export class Accounts {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async make({ person, handle, email, password, totp }: Account, now: number): Promise<Result<void>> {
    if (await this.byHandle(handle)) return taken
    await this.#db
      .insertInto('accounts')
      .values({
        person,
        handle: found(handle),
        handle_words: handleOf(handle),
        email: email ?? null,
        password: password ?? null,
        totp: totp ?? null,
        totp_step: 0,
        made_at: now,
      })
      .execute()
    return ok(undefined)
  }

  async of(person: string): Promise<Account | undefined> {
    return account(await this.#db.selectFrom('accounts').selectAll().where('person', '=', person).executeTakeFirst())
  }

  async byHandle(handle: string): Promise<Account | undefined> {
    const row = this.#db.selectFrom('accounts').selectAll().where('handle', '=', found(handle)).executeTakeFirst()
    return account(await row)
  }

  async setPassword(person: string, password: string): Promise<void> {
    await this.#set(person, { password })
  }

  async setEmail(person: string, email: string | undefined): Promise<void> {
    await this.#set(person, { email: email ?? null })
  }

  /** Turns the second factor on, with the step of the code that proved it, or off. */
  async setTotp(person: string, totp: { readonly secret: string; readonly step: number } | undefined): Promise<void> {
    await this.#set(person, { totp: totp?.secret ?? null, totp_step: totp?.step ?? 0 })
  }

  /** Uses a step of the second factor up; false when this one or a later one was used before. */
  async useTotpStep(person: string, step: number): Promise<boolean> {
    const changed = await this.#db
      .updateTable('accounts')
      .set({ totp_step: step })
      .where('person', '=', person)
      .where('totp_step', '<', step)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n
  }

  async #set(person: string, values: Partial<Tables['accounts']>): Promise<void> {
    await this.#db.updateTable('accounts').set(values).where('person', '=', person).execute()
  }
}

/** By what the database finds a sign-in name, without being able to read it. */
function found(handle: string): string {
  return hashOf(`handle ${handleOf(handle)}`)
}

function account(row: Tables['accounts'] | undefined): Account | undefined {
  if (!row) return undefined
  const { person, handle_words: handle, email, password, totp } = row
  return { person, handle, email: email ?? undefined, password: password ?? undefined, totp: totp ?? undefined }
}

import { makeLink } from '@balcony/api'
import { newId, ok, type Random, type Result, refuse } from '@balcony/base'
import type { Person, Storage } from '@balcony/storage'

/** The link for a new person, and for one who lost their way in: as long as handing it over takes. */
const addLasts = 72 * 3_600_000
const resetLasts = 3_600_000

/** What the operator's acts on people work with: in the running server, or on the folder where none runs. */
export interface Desk {
  readonly storage: Storage
  readonly random: Random
  readonly now: number
  readonly origin: string
  /** Puts out whoever's access changed. */
  readonly changed: (person: string) => Promise<void>
}

type Act = (desk: Desk, words: readonly string[]) => Promise<Result<string>>

const acts: Readonly<Record<string, Act>> = {
  list,
  add,
  'reset-link': resetLink,
  'end-sign-ins': endSignIns,
}

/** People, as the operator may look after them: never a password, never a way in that the person would not notice. */
export async function users(desk: Desk, [name = 'list', ...words]: readonly string[]): Promise<Result<string>> {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  return act
    ? act(desk, words)
    : refuse('invalid', `“users ${name}” is not known. There is: ${Object.keys(acts).join(', ')}.`)
}

async function list({ storage, now }: Desk): Promise<Result<string>> {
  const lines: string[] = []
  for (const { id, name } of await storage.people.all()) {
    const [account, passkeys, signIns] = await Promise.all([
      storage.accounts.of(id),
      storage.passkeys.of(id),
      storage.signIns.of(id, now),
    ])
    const ways = [
      account?.password === undefined ? undefined : 'password',
      account?.totp === undefined ? undefined : 'second factor',
      passkeys.length === 0 ? undefined : `${passkeys.length} passkeys`,
    ].filter((way) => way !== undefined)
    const into = account ? `${account.handle} (${ways.join(', ')})` : 'no account yet'
    lines.push(`  ${id}  ${name}: ${into}, signed in on ${signIns.length} devices`)
  }
  return ok(lines.length === 0 ? 'There is nobody yet.' : ['Id, name, sign-in name and ways in:', ...lines].join('\n'))
}

async function add(desk: Desk, [name = '', ...rest]: readonly string[]): Promise<Result<string>> {
  const { storage, random, now, origin } = desk
  const owner = rest.includes('--owner')
  if (!/^[^\p{C}]{1,100}$/u.test(name.trim()) || name.startsWith('--'))
    return refuse('invalid', 'Say whom to add: users add "Name of the person" [--owner].')
  const id = newId(random)
  const link = await storage.together(async (stores) => {
    const [workspace] = await stores.people.workspaces()
    await stores.people.add({ id, name: name.trim(), colour: ((await stores.people.all()).length % 8) + 1 }, now)
    if (workspace) await stores.people.admit(workspace.id, id, owner ? 'owner' : 'member')
    await stores.journal.write(actOf(now, id, 'added person'))
    const purpose = { is: 'set-up', person: id } as const
    return makeLink(stores, { purpose, by: undefined, origin, now, lasts: addLasts }, random)
  })
  return ok(
    `${name.trim()} (${id}) is added. With this link they choose how they sign in, once, within three days:\n  ${link}`,
  )
}

async function resetLink(desk: Desk, words: readonly string[]): Promise<Result<string>> {
  const { storage, random, now, origin } = desk
  const forgets = words.includes('--without-second-factor')
  const found = await personOf(desk, words)
  if (!found.ok) return found
  const { id, name } = found.value
  const link = await storage.together(async (stores) => {
    await stores.invitations.withdrawOf(id, 'set-up')
    if (forgets) await stores.accounts.setTotp(id, undefined)
    await stores.journal.write(actOf(now, id, forgets ? 'made reset link, second factor off' : 'made reset link'))
    const purpose = { is: 'set-up', person: id } as const
    return makeLink(stores, { purpose, by: undefined, origin, now, lasts: resetLasts }, random)
  })
  const factor = forgets
    ? 'Their second factor is off: be sure that it was they who asked.'
    : 'If they have a second factor, it is still asked for (--without-second-factor turns it off).'
  return ok(
    `With this link ${name} chooses anew how they sign in, once, within an hour; all their devices are then signed out. ${factor}\n  ${link}`,
  )
}

async function endSignIns(desk: Desk, words: readonly string[]): Promise<Result<string>> {
  const { storage, now, changed } = desk
  const found = await personOf(desk, words)
  if (!found.ok) return found
  const { id, name } = found.value
  await storage.together(async (stores) => {
    await stores.signIns.endAllOf(id)
    for (const purpose of ['mail', 'set-up', 'sign-in'] as const) await stores.invitations.withdrawOf(id, purpose)
    await stores.journal.write(actOf(now, id, 'ended sign-ins'))
  })
  await changed(id)
  return ok(`${name} is signed out everywhere.`)
}

/** By id, sign-in name, or a name that only one person has. */
async function personOf({ storage }: Desk, words: readonly string[]): Promise<Result<Person>> {
  const wanted = words.find((word) => !word.startsWith('--'))?.trim()
  if (!wanted) return refuse('invalid', 'Say whom: an id, a sign-in name, or a name; “users” lists them.')
  const account = await storage.accounts.byHandle(wanted)
  const all = await storage.people.all()
  const exact = all.find(({ id }) => id === wanted || id === account?.person)
  if (exact) return ok(exact)
  const [first, second] = all.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (first && !second) return ok(first)
  return second
    ? refuse('conflict', `Several people are called “${wanted}”. Give the id; “users” lists them.`)
    : refuse('not-found', `Nobody here is “${wanted}”. “users” lists everybody.`)
}

function actOf(now: number, person: string, did: string) {
  return { chain: 'server', at: now, by: 'operator', signIn: '', did, about: { person } }
}

import type { House } from '../context.ts'
import type { PersonOfWorkspace } from './contract.ts'

/** By what people come in; each stands in the journal. */
const comings = ['signed in', 'joined'] as const

/** Everybody, as an owner of the workspace may know them. */
export async function peopleFor(house: House, workspace: string, asker: string): Promise<readonly PersonOfWorkspace[]> {
  const { storage, clock } = house
  const now = clock.now()
  const [standing, came, own] = await Promise.all([
    storage.people.standing(workspace),
    storage.journal.lastOf(comings),
    storage.members.ofPerson(asker),
  ])
  const led = new Set(
    own
      .filter(({ role, until = Number.POSITIVE_INFINITY }) => role === 'lead' && until > now)
      .map(({ design }) => design),
  )
  const titles = new Map((await storage.designs.ofPerson(asker)).map(({ id, title }) => [id, title]))
  const closed = new Set(standing.filter(({ closedAt }) => closedAt !== undefined).map(({ id }) => id))
  return Promise.all(
    standing.map(async ({ id, ...person }): Promise<PersonOfWorkspace> => {
      const [account, passkeys, signIns, memberships] = await Promise.all([
        storage.accounts.of(id),
        storage.passkeys.of(id),
        storage.signIns.of(id, now),
        storage.members.ofPerson(id),
      ])
      const seenAt = Math.max(...signIns.map((each) => each.seenAt))
      const cameAt = came.get(id)
      const leads = memberships.filter(({ role }) => role === 'lead')
      const alone = await Promise.all(leads.map(({ design }) => isAlone(house, design, id, closed)))
      return {
        ...{ id, ...person, devices: signIns.length, leadsAlone: alone.filter(Boolean).length },
        ...(account && {
          account: {
            ...{ password: account.password !== undefined, passkeys: passkeys.length },
            secondFactor: account.totp !== undefined,
          },
        }),
        ...(Number.isFinite(seenAt) ? { seenAt } : {}),
        ...(cameAt === undefined ? {} : { cameAt }),
        designs: memberships
          .filter(({ design }) => led.has(design))
          .map(({ design }) => ({ id: design, title: titles.get(design) ?? '' })),
      }
    }),
  )
}

/** Whether nobody else leads a design who could sign in and stays. */
async function isAlone(
  { storage }: House,
  design: string,
  person: string,
  closed: ReadonlySet<string>,
): Promise<boolean> {
  const members = await storage.members.of(design)
  return !members.some(
    (each) => each.role === 'lead' && each.person !== person && each.until === undefined && !closed.has(each.person),
  )
}

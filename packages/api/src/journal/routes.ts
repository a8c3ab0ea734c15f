import { may, mayInWorkspace } from '@balcony/access'
import type { Storage } from '@balcony/storage'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import type { JournalAct, JournalPage } from './contract.ts'

/** Acts that one answer holds. */
const actsAtOnce = 100

export function addJournal(app: App, house: House): void {
  const { storage } = house

  app.get('/api/designs/:design/journal', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    const { design, person } = member
    const everybodys = may(member, 'read-journal', { design })
    const mine = (by: string) => may(member, 'read-journal', { design, begunBy: by })
    return c.json(await page(storage, c, design, mine, everybodys ? undefined : person))
  })

  app.get('/api/journal', async (c) => {
    const { person } = c.get('asker')
    const [workspace] = await storage.people.workspaces()
    const role = workspace && (await storage.people.roleIn(workspace.id, person))
    if (!mayInWorkspace(role, 'read-journal')) return refused(c, notThere)
    return c.json(await page(storage, c, 'server', () => true))
  })
}

/** Newest first. Of one person only where one is given. */
async function page(
  storage: Storage,
  c: Asked,
  chain: string,
  isFor: (by: string) => boolean,
  by?: string,
): Promise<JournalPage> {
  const asked = Number(c.req.query('before') ?? Number.MAX_SAFE_INTEGER)
  const before = Number.isSafeInteger(asked) ? asked : Number.MAX_SAFE_INTEGER
  const found = await storage.journal.before(chain, before, actsAtOnce + 1, by)
  const acts = found
    .filter((act) => isFor(act.by))
    .slice(0, actsAtOnce)
    .map(({ number, at, by, did, about }): JournalAct => ({ number, at, by, did, about }))
  return { acts, names: await namesIn(storage, chain, acts), more: found.length > actsAtOnce }
}

/** The journal itself holds ids only: what they are called is looked up for whoever may read it. */
async function namesIn(storage: Storage, chain: string, acts: readonly JournalAct[]): Promise<Record<string, string>> {
  const ids = new Set(acts.flatMap(({ by, about }) => [by, about['person'], about['link']]).filter(isId))
  const links = await storage.links.of(chain)
  const called = new Map(links.flatMap((link) => [[link.id, link.name], ...link.guests.map(nameOf)] as const))
  const names: Record<string, string> = {}
  for (const id of ids) {
    const name = called.get(id) ?? (await storage.people.find(id))?.name
    if (name !== undefined) names[id] = name
  }
  return names
}

function nameOf({ id, name }: { readonly id: string; readonly name: string }) {
  return [id, name] as const
}

function isId(value: unknown): value is string {
  return typeof value === 'string'
}

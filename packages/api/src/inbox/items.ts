import { type Member, may } from '@balcony/access'
import type { Storage, Waiting } from '@balcony/storage'
import type { InboxItem } from './contract.ts'

/** Rows looked at for one person; older ones are history. */
const maxLookedAt = 500
/** Letters of what was said that stand in the list. */
const maxWords = 160

/**
 * What waits for somebody, read from its threads as they are now: of a place that they may not read any more, of a thread that is
 * gone and of a design that they left there is nothing.
 */
export async function itemsOf(storage: Storage, person: string): Promise<readonly InboxItem[]> {
  const [waiting, seen, memberships] = await Promise.all([
    storage.inbox.of(person, maxLookedAt),
    storage.inbox.seen(person),
    storage.members.ofPerson(person),
  ])
  const items: InboxItem[] = []
  const batches = new Map<string, InboxItem>()
  for (const one of waiting) {
    const item = await itemOf(storage, memberships, one, seen.get(one.thread) ?? 0)
    if (!item) continue
    const first = one.batch === undefined ? undefined : batches.get(`${one.batch} ${item.unread}`)
    if (first && one.because !== 'asked') {
      const at = items.indexOf(first)
      const more = { ...first, more: (first.more ?? 0) + 1 }
      items[at] = more
      batches.set(`${one.batch} ${item.unread}`, more)
      continue
    }
    if (one.batch !== undefined) batches.set(`${one.batch} ${item.unread}`, item)
    items.push(item)
  }
  return items
}

export async function itemOf(
  storage: Storage,
  memberships: readonly Member[],
  one: Waiting,
  seen: number,
): Promise<InboxItem | undefined> {
  const member = memberships.find((each) => each.design === one.design)
  if (one.because === 'agreement') return member && askOf(storage, member, one)
  const stored = member && (await storage.threads.find(one.thread))
  if (!member || !stored) return undefined
  const { thread, compartment } = stored
  if (!may(member, 'read', { design: one.design, compartments: [compartment] })) return undefined
  // Done, or given to somebody else: there is nothing to remind of any more.
  const waits = thread.status.is === 'open' && thread.task?.to === member.person
  if (one.because === 'reminded' && !waits) return undefined
  const design = await storage.designs.find(one.design)
  const remark = thread.remarks.find((each) => each.id === one.remark)
  const about = one.about === undefined ? undefined : await storage.people.find(one.about)
  if (!design || (one.because === 'asked' && !about)) return undefined
  const by = remark?.guest ? undefined : await storage.people.find(one.by)
  const isTask = one.because === 'assigned' || one.because === 'reminded'
  const text = isTask ? thread.remarks[0]?.text : remark?.text
  return {
    ...{ id: one.id, because: one.because, thread: thread.id, address: thread.anchor.address, at: one.at },
    design: { id: design.id, title: design.title },
    name: remark?.guest?.name ?? by?.name ?? '',
    colour: by?.colour ?? 5,
    ...(remark?.guest && { guest: true as const }),
    ...(about && { about: about.name }),
    unread: one.at > seen,
    ...(text ? { text: text.length > maxWords ? `${text.slice(0, maxWords).trimEnd()}…` : text } : {}),
    ...(isTask && thread.task?.due !== undefined && { due: thread.task.due }),
  }
}

/** A version to which somebody may say yes or no. */
async function askOf(storage: Storage, member: Member, one: Waiting): Promise<InboxItem | undefined> {
  if (!may(member, 'agree', { design: one.design })) return undefined
  const version = await storage.versions.find(one.about ?? '')
  const design = await storage.designs.find(one.design)
  const by = await storage.people.find(one.by)
  if (!version || !design) return undefined
  return {
    ...{ id: one.id, because: one.because, thread: '', address: '', version: version.id, at: one.at },
    design: { id: design.id, title: design.title },
    ...{ name: by?.name ?? '', colour: by?.colour ?? 5, unread: one.at > (one.seenAt ?? 0) },
    ...(one.again && { again: one.again }),
    ...(version.name === '' ? {} : { text: version.name }),
  }
}

// Conversations and waivers that come with a file, and go out with one.
import { newId, type Random } from '@balcony/base'
import {
  concernsIn,
  dayFor,
  type FileThread,
  type FileWaiver,
  type Finding,
  importedBy,
  type Json,
  type Process,
  type Remark,
  readConversations,
  review,
  type Snapshot,
  type Thread,
  writeConversations,
} from '@balcony/design'
import type { NewWaiver, StoredWaiver, Stores } from '@balcony/storage'
import { dayOf, drawnFrom, maxWaiverDays, needsTwo } from '../review/waivers.ts'
import { standing } from '../threads/standing.ts'

export interface Talk {
  readonly threads: readonly FileThread[]
  readonly waivers: readonly (FileWaiver & { readonly finding: Finding })[]
  readonly leftAside: readonly string[]
}

export const noTalk: Talk = { threads: [], waivers: [], leftAside: [] }

/** What a file says besides its design. A waiver holds for a finding: where the review does not say it, there is nothing to waive. */
export function talkIn(process: Process, snapshot: Snapshot, json: unknown, today: string): Talk {
  const { threads, waivers, leftAside } = readConversations(process, snapshot, json)
  if (waivers.length === 0) return { threads, waivers: [], leftAside }
  const findings = review(process, snapshot, {
    today: dayFor(snapshot, today),
    concerns: concernsIn(threads.map(asThread)),
  })
  const found = waivers.map((waiver) => ({ waiver, finding: findings.find((each) => isOf(each, waiver)) }))
  return {
    threads,
    waivers: found.flatMap(({ waiver, finding }) => (finding ? [{ ...waiver, finding }] : [])),
    leftAside: [...leftAside, ...found.flatMap(({ waiver, finding }) => (finding ? [] : [waiver.path]))],
  }
}

function isOf(finding: Finding, { rule, at, key }: FileWaiver): boolean {
  if (finding.rule !== rule) return false
  return key === undefined ? finding.at === at || finding.at.startsWith(`${at}/`) : finding.key === key
}

interface Kept {
  /** Paths of waivers whose day has passed. */
  readonly over: readonly string[]
  /** Conversations on words, which came without positions, by room. */
  readonly onWords: readonly (readonly [room: string, thread: string])[]
}

/** Writes it into a new design. */
export async function keepTalk(
  stores: Stores,
  process: Process,
  { threads, waivers }: Talk,
  made: { readonly design: string; readonly by: string; readonly now: number; readonly random: Random },
): Promise<Kept> {
  const onWords: [string, string][] = []
  const { design, by, now, random } = made
  for (const thread of threads) {
    const there = standing(process, thread.address)
    const [first, ...replies] = thread.remarks.map((each) => remarkOf(each, newId(random)))
    if (!there || !first) continue
    const { guest, anchor, kind } = asThread(thread)
    const id = newId(random)
    await stores.threads.open({
      ...{ id, design, compartment: there.compartment, level: there.level, anchor, remark: first },
      ...(guest && { guest }),
      ...(kind && { kind }),
      ...(thread.partner === undefined ? {} : { partner: thread.partner }),
    })
    if (anchor.on === 'words') onWords.push([`${design}/${there.compartment}`, id])
    for (const reply of replies) await stores.threads.reply(id, reply)
    const at = (replies.at(-1) ?? first).at
    if (thread.isResolved) await stores.threads.setStatus(id, { is: 'resolved', by: importedBy, at })
  }
  const [first, last] = [dayOf(now), dayOf(now + maxWaiverDays * 86_400_000)]
  const over = waivers.filter(({ until }) => until < first)
  for (const { finding, author, kind, reason, on, until } of waivers.filter((each) => !over.includes(each))) {
    const waiver: NewWaiver = {
      ...{ id: newId(random), design, compartments: drawnFrom(process, finding), by, imported: author },
      ...{ rule: finding.rule, at: finding.at, key: finding.key, kind, reason, until: [until, last].sort()[0] ?? last },
      madeAt: Date.parse(on),
      needsSecond: needsTwo(process, finding),
    }
    await stores.waivers.make(waiver)
  }
  return { over: over.map(({ path }) => path), onWords }
}

/** Conversations and waivers as they go out, with the names that their authors have here. */
export function talkOut(
  threads: readonly Thread[],
  waivers: readonly StoredWaiver[],
  nameOf: (person: string) => string,
): { readonly [key: string]: Json } {
  const out = threads.map((thread) => ({
    ...{ address: thread.anchor.address, kind: thread.kind ?? 'comment', isResolved: thread.status.is === 'resolved' },
    ...(thread.anchor.on === 'words' ? { quote: thread.anchor.quote } : {}),
    ...(thread.partner === undefined ? {} : { partner: thread.partner }),
    remarks: thread.remarks
      .filter((remark) => remark.removedAt === undefined)
      .map(({ guest, by, at, text }) => ({ author: guest?.name ?? nameOf(by), at, text })),
  }))
  return writeConversations(
    out.filter(({ remarks }) => remarks.length > 0),
    waivers.map(({ rule, at, key, kind, reason, by, madeAt, until, imported }) => ({
      ...{ rule, at, key, kind, reason, until, on: dayOf(madeAt) },
      author: imported ?? nameOf(by),
    })),
  )
}

function remarkOf({ author, at, text }: FileThread['remarks'][number], id: string): Remark {
  return { id, by: importedBy, guest: { id: importedBy, name: author }, at, text }
}

/** As it will stand; ids come when it is kept. */
function asThread({ address, quote, kind, partner, isResolved, remarks }: FileThread): Thread {
  const name = remarks[0]?.author ?? ''
  return {
    ...{ id: '', design: '', state: 'fresh', level: 'team', kind },
    // Without positions: the words are looked for by their quote.
    anchor: quote ? { on: 'words', address, start: '', end: '', quote } : { on: 'place', address },
    ...(partner === undefined ? {} : { partner, guest: { id: importedBy, name } }),
    status: isResolved ? { is: 'resolved', by: importedBy, at: 0 } : { is: 'open' },
    remarks: remarks.map((each) => remarkOf(each, '')),
  }
}

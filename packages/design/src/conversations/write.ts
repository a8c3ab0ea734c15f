import type { Json } from '../kind/in-file.ts'
import type { FileThread, FileWaiver } from './in-file.ts'

type Written = { readonly [key: string]: Json }

/** The parts of a file that `readConversations` reads. Empty ones are left out. */
export function writeConversations(
  threads: readonly Omit<FileThread, 'path'>[],
  waivers: readonly Omit<FileWaiver, 'path'>[],
): Written {
  const own = threads.filter((thread) => thread.partner === undefined).map(comment)
  const partners = Map.groupBy(
    threads.filter((thread) => thread.partner !== undefined),
    (thread) => thread.partner ?? '',
  )
  const spaces = [...partners].map(([partnerId, all]): Written => ({ partnerId, comments: all.map(comment) }))
  return {
    ...(own.length > 0 ? { internalComments: own } : {}),
    ...(spaces.length > 0 ? { partnerSpaces: spaces } : {}),
    ...(waivers.length > 0 ? { waivers: waivers.map(waiver) } : {}),
  }
}

function comment({ address, quote, kind, isResolved, partner, remarks }: Omit<FileThread, 'path'>): Written {
  const [first, ...replies] = remarks
  return {
    anchor: { address, ...(quote && { quote: { ...quote } }) },
    ...said(first, 'createdOn'),
    authorKind: partner === undefined ? 'team' : 'partner_guest',
    kind,
    status: isResolved ? 'resolved' : 'open',
    visibility: partner === undefined ? 'team' : 'this_partner',
    replies: replies.map((reply) => said(reply, 'on')),
  }
}

function said(remark: FileThread['remarks'][number] | undefined, day: string): Written {
  if (!remark) return {}
  const time = new Date(remark.at).toISOString()
  return { author: remark.author, text: remark.text, [day]: time.slice(0, 10), at: time }
}

function waiver({ rule, at, key, kind, reason, author, on, until }: Omit<FileWaiver, 'path'>): Written {
  return { ruleId: rule, address: at, ...(key === undefined ? {} : { key }), kind, reason, by: author, on, until }
}

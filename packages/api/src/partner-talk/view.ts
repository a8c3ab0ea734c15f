import type { Edition, Process, Thread } from '@balcony/design'
import type { PartnerRemark, PartnerThread } from './contract.ts'
import { isIn, quotes } from './in-edition.ts'

/** Whoever looks: one device of a link, and all devices of it. */
export interface Looker {
  readonly link: string
  readonly guest: string
  readonly colleagues: ReadonlySet<string>
}

/**
 * What the holder of a link reads of a thread; undefined when they may not know of it. Nothing of it was not written by them, said to
 * partners by the team, or in their edition: no name of the team, no word around a quote, no other partner.
 */
export function partnerView(
  process: Process,
  edition: Edition,
  thread: Thread,
  looker: Looker,
): PartnerThread | undefined {
  const own = thread.guest?.id === looker.link
  const { address } = thread.anchor
  const held = isIn(process, edition, address)
  if (!own && (thread.guest !== undefined || thread.level !== 'partner' || !held)) return undefined
  const exact = thread.anchor.on === 'words' && held ? thread.anchor.quote.exact : undefined
  const quote = exact !== undefined && quotes(process, edition, address, exact) ? exact : undefined
  return {
    id: thread.id,
    ...(held && { address }),
    ...(quote !== undefined && { quote }),
    own,
    resolved: thread.status.is === 'resolved',
    remarks: thread.remarks.flatMap((remark): PartnerRemark[] => {
      const colleague = looker.colleagues.has(remark.by)
      if (remark.guest && !colleague) return []
      return [
        {
          id: remark.id,
          by: !remark.guest ? 'team' : remark.by === looker.guest ? 'me' : 'colleague',
          ...(remark.guest && { name: remark.guest.name }),
          at: remark.at,
          text: remark.text,
          ...(remark.act === 'decided' && { decided: true as const }),
          ...(remark.editedAt !== undefined && { edited: true as const }),
          ...(remark.removedAt !== undefined && { removed: true as const }),
        },
      ]
    }),
  }
}

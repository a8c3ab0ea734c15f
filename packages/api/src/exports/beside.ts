import type { Finding, ThreadForEdition } from '@balcony/design'
import type { House } from '../context.ts'
import { dayOf, standingWaivers } from '../review/waivers.ts'
import type { NewExport } from './contract.ts'

/** Comments as an edition may hold them: whoever wrote is called by name here, and cut by `makeEdition`. */
export async function threadsOf(
  { storage }: Pick<House, 'storage'>,
  design: string,
  asked: NewExport,
): Promise<readonly ThreadForEdition[]> {
  if (asked.comments === undefined) return []
  const [stored, people, links] = await Promise.all([
    storage.threads.of(design, ['core']),
    storage.people.all(),
    storage.links.of(design),
  ])
  const names = new Map(people.map((person) => [person.id, person.name]))
  const partnerOf = (guest: string) => links.find((link) => link.guests.some((each) => each.id === guest))?.partner
  return stored.flatMap(({ thread }): readonly ThreadForEdition[] => {
    const { anchor, guest, level, status, remarks } = thread
    if (status.is === 'resolved' && asked.comments !== 'all') return []
    // What the team opened to partners is every partner's whose edition holds the place.
    const partner = guest ? partnerOf(guest.id) : level === 'partner' ? asked.partner : undefined
    return [
      {
        address: anchor.address,
        ...(anchor.on === 'words' ? { quote: anchor.quote.exact } : {}),
        isResolved: status.is === 'resolved',
        ...(partner === undefined ? {} : { partner }),
        remarks: remarks
          .filter((remark) => remark.removedAt === undefined)
          .map((remark) => ({
            author: remark.guest?.name ?? names.get(remark.by) ?? '',
            byPartner: remark.guest !== undefined,
            ...{ date: dayOf(remark.at), text: remark.text },
          })),
      },
    ]
  })
}

/** What the review says over the core, with the waivers that hold today. */
export async function findingsOf(
  { reader, storage, clock }: Pick<House, 'reader' | 'storage' | 'clock'>,
  design: string,
  asked: NewExport,
): Promise<readonly Finding[]> {
  if (!asked.findings) return []
  const today = dayOf(clock.now())
  const [findings, waivers] = await Promise.all([
    reader.review(design, ['core'], today),
    storage.waivers.of(design, ['core']),
  ])
  return standingWaivers(findings, waivers, today)
}

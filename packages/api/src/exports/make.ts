import { createHash } from 'node:crypto'
import { type Member, openTo } from '@balcony/access'
import { ok, type Result } from '@balcony/base'
import { compartments, type Edition, goesOutside } from '@balcony/design'
import type { House } from '../context.ts'
import { picturesFor } from '../files/pictures.ts'
import type { Printing, PrintWatch } from '../parts.ts'
import { mayPassReview } from '../review/stops.ts'
import { dayOf } from '../review/waivers.ts'
import { decisions, keyFor } from './accepting.ts'
import { findingsOf, threadsOf } from './beside.ts'
import type { MadeFile, NewExport, Stop, ToldLeak } from './contract.ts'
import type { FoundLeak } from './cut.ts'
import type { Looks } from './looks.ts'

/** An edition that was cut and looked at; nothing is printed yet. */
export interface CheckedEdition {
  readonly edition: Edition
  /** All of it, also what the asker may not read. */
  readonly leaks: readonly FoundLeak[]
  readonly told: readonly ToldLeak[]
  readonly stops: readonly Stop[]
}

/** The one way in which an edition comes to be: cut over what the maker may enter, checked against everything there is. */
export async function checkedEdition(
  house: House,
  looks: Looks,
  member: Member,
  asked: NewExport,
): Promise<CheckedEdition> {
  const { design } = member
  const open = openTo(member)
  const [threads, findings] = await Promise.all([threadsOf(house, design, asked), findingsOf(house, design, asked)])
  const { edition: kind, partner, session, recipient, copy, showGaps } = asked
  const options = {
    ...{ date: dayOf(house.clock.now()), threads, findings },
    ...(partner === undefined ? {} : { partner }),
    ...(session === undefined ? {} : { session }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(copy === undefined ? {} : { copy }),
    ...(showGaps === undefined ? {} : { showGaps }),
  }
  const { edition, leaks } = await house.reader.edition(design, { open, edition: kind, options })
  return { edition, leaks, ...(await judged(house, looks, member, edition, leaks)) }
}

/** What stands in the way of an edition, as far as this member may be told. */
export async function judged(
  house: House,
  looks: Looks,
  member: Member,
  edition: Edition,
  leaks: readonly FoundLeak[],
): Promise<Pick<CheckedEdition, 'told' | 'stops'>> {
  const { design } = member
  const open = openTo(member)
  const decided = await decisions(house.storage, house.clock.now(), design, compartments)
  const isAccepted = (leak: FoundLeak) => decided.get(keyFor(edition.kind, leak))?.second !== undefined
  const standing = leaks.filter((leak) => leak.sure && !isAccepted(leak))
  const hidden = standing.some((leak) => !open.includes(leak.compartment))
  const outside = goesOutside(edition.kind)
  const stops: Stop[] = []
  if (looks.needed(design, open, outside, hidden)) stops.push({ is: 'look' })
  if (standing.some((leak) => open.includes(leak.compartment))) stops.push({ is: 'leak' })
  const review = outside ? await mayPassReview(house, member) : ok(undefined)
  if (!review.ok) stops.push({ is: 'review', problem: review.problem })
  const told = leaks
    .filter((leak) => open.includes(leak.compartment))
    .map((leak): ToldLeak => {
      const { key, what, compartment, at, secret, called, found, sure } = leak
      const decision = decided.get(keyFor(edition.kind, leak))
      const second = decision?.second
      return {
        ...{ key, what, compartment, at, secret, found, sure },
        ...(called === undefined ? {} : { called }),
        ...(decision
          ? { accepted: { by: decision.by, reason: decision.reason, ...(second ? { second: second.by } : {}) } }
          : {}),
      }
    })
  return { told, stops }
}

export interface PrintedFile extends MadeFile {
  readonly pdf: Uint8Array
}

/** What of an export's wishes matters when it is printed. */
export type Wishes = Pick<NewExport, 'paper' | 'withoutContents' | 'withoutFigures' | 'archive' | 'attach'>

/** The file of an edition that nothing stops. Without a release it is a draft, and says so on every page. */
export async function printedFile(
  house: House,
  design: string,
  edition: Edition,
  wishes: Wishes,
  watch: PrintWatch = {},
): Promise<Result<PrintedFile>> {
  const pictures = await picturesFor(house, design, edition.snapshot)
  const printed = await house.print(edition, printingOf(edition, wishes, pictures), watch)
  if (!printed.ok) return printed
  const { file: pdf, pages = 0, uncovered = [], droppedLinks = 0, cutRows = 0 } = printed.value
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return ok({ pdf, sha256, bytes: pdf.byteLength, pages, uncovered, droppedLinks, cutRows })
}

/** Everything beside the pages comes from the edition too: what was not cut for its readers is not printed for them. */
function printingOf(edition: Edition, wishes: Wishes, pictures: Printing['pictures']): Printing {
  const { release, recipient, copy, findings, threads, changes, since } = edition
  const { paper, withoutContents, withoutFigures, archive, attach } = wishes
  const approvals = release?.approvals.map(({ as, date }) => ({ label: as, text: date })) ?? []
  const front = release ? [{ label: 'Release', text: `${release.number} · ${release.version}` }, ...approvals] : []
  return {
    ...{ paper, pictures, draft: release === undefined },
    ...(withoutContents ? { withoutContents } : {}),
    ...(withoutFigures ? { withoutFigures } : {}),
    ...(archive ? { archive } : {}),
    ...(attach ? { attach } : {}),
    ...(recipient === undefined ? {} : { copy: { number: String(copy ?? 1), for: recipient } }),
    ...(front.length > 0 ? { front } : {}),
    ...(findings.length > 0 ? { findings } : {}),
    ...(threads.length > 0
      ? {
          threads: threads.map(({ address, quote, isResolved, remarks }) => ({
            ...{ at: address, resolved: isResolved },
            ...(quote === undefined ? {} : { quote }),
            remarks: remarks.map(({ author, date, text }) => ({ by: author, on: date, text })),
          })),
        }
      : {}),
    ...(since
      ? {
          changes: {
            since: `${since.name}, ${since.date}`,
            changes: changes.map(({ address, ...each }) => ({ ...each, at: address })),
          },
        }
      : {}),
  }
}

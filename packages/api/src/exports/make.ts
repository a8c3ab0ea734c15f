import { createHash } from 'node:crypto'
import { type Member, openTo } from '@balcony/access'
import { ok, type Result, refuse } from '@balcony/base'
import { compartments, type Edition, type FoundLeak, goesOutside } from '@balcony/design'
import type { House } from '../context.ts'
import { picturesFor } from '../files/pictures.ts'
import type { PrintWatch } from '../parts.ts'
import { mayPassReview } from '../review/stops.ts'
import { dayOf } from '../review/waivers.ts'
import { decisions, keyFor } from './accepting.ts'
import { findingsOf, threadsOf } from './beside.ts'
import type { MadeFile, NewExport, Stop, ToldLeak } from './contract.ts'
import { momentsFor } from './moments.ts'

/** An edition that was cut and looked at; nothing is printed yet. */
export interface CheckedEdition {
  readonly edition: Edition
  /** All of it, also what the asker may not read. */
  readonly leaks: readonly FoundLeak[]
  readonly told: readonly ToldLeak[]
  readonly stops: readonly Stop[]
}

/** The one way in which an edition comes to be: cut over what the maker may enter, checked against everything there is. */
export async function checkedEdition(house: House, member: Member, asked: NewExport): Promise<Result<CheckedEdition>> {
  const cut = await cutFor(house, member, asked)
  if (!cut.ok) return cut
  const { edition, leaks } = cut.value
  return ok({ edition, leaks, ...(await judged(house, member, edition, leaks)) })
}

/** Cut and looked at, not yet judged: nothing of it may leave. */
export async function cutFor(
  house: House,
  member: Member,
  asked: NewExport,
): Promise<Result<Pick<CheckedEdition, 'edition' | 'leaks'>>> {
  const { design } = member
  const open = openTo(member)
  if (asked.chosen !== undefined && asked.chosen.length > 0 && member.role !== 'lead')
    return refuse('conflict', leadsChoose)
  const moments = await momentsFor(house, member, asked)
  if (!moments.ok) return moments
  // What is said and found about the design now is no part of a version of it.
  const [threads, findings] =
    asked.of === undefined
      ? await Promise.all([threadsOf(house, design, asked), findingsOf(house, design, asked)])
      : [[], []]
  const { edition: kind, partner, session, chosen, recipient, copy, showGaps, language } = asked
  const options = {
    ...{ date: dayOf(house.clock.now()), threads, findings },
    ...(partner === undefined ? {} : { partner }),
    ...(session === undefined ? {} : { session }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(copy === undefined ? {} : { copy }),
    ...(showGaps === undefined ? {} : { showGaps }),
    ...(language === undefined ? {} : { language }),
  }
  return ok(await cutIn(house, design, { open, edition: kind, options, ...moments.value }))
}

const leadsChoose = 'Only a lead chooses what a partner reads of the readiness and the needs of a party.'

/** Cut with our own words in its language, which only a design itself can tell where nobody asked for one. */
async function cutIn(house: House, design: string, job: Parameters<House['reader']['edition']>[1]) {
  const words = house.words(job.options.language ?? 'en')
  const first = await house.reader.edition(design, { ...job, words })
  const own = house.words(first.edition.language)
  return job.options.language !== undefined || Object.keys(own).length === 0
    ? first
    : house.reader.edition(design, { ...job, words: own })
}

/** What stands in the way of an edition, as far as this member may be told. */
async function judged(
  house: House,
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
  if (house.looks.needed(design, open, outside, hidden)) stops.push({ is: 'look' })
  if (standing.some((leak) => open.includes(leak.compartment))) stops.push({ is: 'leak' })
  const review = outside ? await mayPassReview(house, member) : ok(undefined)
  if (!review.ok) stops.push({ is: 'review', problem: review.problem })
  const told = leaks
    .filter((leak) => open.includes(leak.compartment))
    .map((leak): ToldLeak => {
      const { key, what, compartment, at, secret, called, instead, found, sure } = leak
      const decision = decided.get(keyFor(edition.kind, leak))
      const second = decision?.second
      return {
        ...{ key, what, compartment, at, secret, found, sure },
        ...(called === undefined ? {} : { called }),
        ...(instead === undefined ? {} : { instead }),
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
export type Wishes = Pick<
  NewExport,
  'paper' | 'format' | 'table' | 'withoutContents' | 'withoutFigures' | 'archive' | 'attach'
>

/** Those of an export's wishes, and only what says something. */
export function wishesOf(asked: Wishes): Wishes {
  const { paper, format, table, withoutContents, withoutFigures, archive, attach } = asked
  return {
    paper,
    ...(format ? { format } : {}),
    ...(table ? { table } : {}),
    ...(withoutContents ? { withoutContents } : {}),
    ...(withoutFigures ? { withoutFigures } : {}),
    ...(archive ? { archive } : {}),
    ...(attach ? { attach } : {}),
  }
}

/** The file of an edition that nothing stops. Without a release it is a draft, and says so on every page. */
export async function printedFile(
  house: House,
  design: string,
  edition: Edition,
  wishes: Wishes,
  watch: PrintWatch = {},
): Promise<Result<PrintedFile>> {
  const pictures = await picturesFor(house, design, edition.snapshot)
  const printing = {
    ...{ pictures, draft: edition.release === undefined, words: house.words(edition.language) },
    ...wishesOf(wishes),
    ...(watch.onProgress ? { firstPage: true } : {}),
  }
  const printed = await house.print(edition, printing, watch)
  if (!printed.ok) return printed
  const { file: pdf, pages = 0, uncovered = [], droppedLinks = 0, cutRows = 0 } = printed.value
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return ok({ pdf, sha256, bytes: pdf.byteLength, pages, uncovered, droppedLinks, cutRows })
}

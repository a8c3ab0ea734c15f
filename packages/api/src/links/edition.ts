import { handOut, makeEdition, nameOf } from '@balcony/design'
import type { Link } from '@balcony/storage'
import type { House } from '../context.ts'
import type { LinkEdition } from './contract.ts'

/** What a link opens, as the design says now: cut here, and nothing that was not cut goes anywhere near a link. */
export async function editionOf(
  { process, reader, clock }: Pick<House, 'process' | 'reader' | 'clock'>,
  link: Pick<Link, 'design' | 'partner' | 'sections'>,
): Promise<LinkEdition> {
  const snapshot = await reader.snapshot(link.design, ['core'])
  const { partner, sections } = link
  const edition = makeEdition(process, snapshot, 'partner', {
    date: new Date(clock.now()).toISOString().slice(0, 10),
    ...(partner === undefined ? {} : { partner }),
    ...(sections === undefined ? {} : { sections }),
  })
  // The partner's own name is theirs to read, whatever else is cut.
  const named = partner !== undefined && snapshot.tables['partner']?.some((row) => row.id === partner)
  const name = named ? nameOf(process, snapshot, `partner/${partner}`, edition.language) : undefined
  return { edition: handOut(edition), ...(name ? { partner: name } : {}) }
}

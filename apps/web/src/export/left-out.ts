import { type LeftOut, type Process, place } from '@balcony/design'
import type { Heading } from './pdf.ts'

/** Everything left out of one section for one reason. */
export interface LeftOutGroup {
  /** The section. */
  readonly section: string
  readonly why: LeftOut['why']
  /** Places: the section itself, its tables, records and fields. */
  readonly places: readonly LeftOut[]
  /** The whole section, or only parts of it. */
  readonly whole: boolean
}

/** What was left out, in the order of the design: the lead reads it like the outline. */
export function groupsOf(process: Process, leftOut: readonly LeftOut[]): readonly LeftOutGroup[] {
  const groups = new Map<string, LeftOut[]>()
  for (const each of leftOut) {
    const section = sectionOf(process, each.address)
    if (section === undefined) continue
    const key = `${section} ${each.why}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const order = Object.keys(process.sections)
  return [...groups]
    .map(([key, places]): LeftOutGroup => {
      const [section = '', why = ''] = key.split(' ')
      return { section, why: why as LeftOut['why'], places, whole: places.some((each) => each.address === section) }
    })
    .sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section) || (one.why < other.why ? -1 : 1))
}

export function sectionOf(process: Process, address: string): string | undefined {
  const there = place(process, address)
  if (!there) return undefined
  if ('section' in there) return there.section
  return Object.keys(process.sections).find((id) => process.sections[id]?.tables.includes(there.table))
}

/**
 * The page on which a section stands, or would stand: that of the nearest one before it. `labels` are the words that the
 * document may use for a section.
 */
export function pageOf(
  process: Process,
  section: string,
  headings: readonly Heading[],
  labels: (section: string) => readonly string[],
): number | undefined {
  const order = Object.keys(process.sections)
  for (let at = order.indexOf(section); at >= 0; at--) {
    const names = labels(order[at] ?? '')
    const heading = headings.find(({ title }) => names.some((name) => bare(title) === bare(name)))
    if (heading) return heading.page
  }
  return headings.length > 0 ? 1 : undefined
}

/** Without the number before it: "3.2 Venues" is "Venues". */
function bare(title: string): string {
  return title
    .replace(/^[\s\d.٠-٩]+/u, '')
    .trim()
    .toLocaleLowerCase()
}

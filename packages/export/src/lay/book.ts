import { type Section, type StepKey, steps } from '@balcony/design'
import type { Block } from '../blocks.ts'
import { layAnnexes } from './annexes.ts'
import type { Extras } from './extras.ts'
import { layFront, layLead, toldInFront } from './front.ts'
import type { Reader } from './reader.ts'
import { gapOf, heading, layInside, layTable } from './sections.ts'

const stepTitles: Readonly<Record<StepKey, string>> = {
  assess: 'Assessment',
  strategise: 'Strategy',
  design: 'Process',
  conduct: 'Conduct',
  'follow-up': 'Follow-up and evaluation',
}

/** Title page, contents, then the five steps with their sections, then what belongs to the making of the document. */
export function layBook(reader: Reader, extras: Extras): Block[] {
  const { say } = reader
  const shell = sectionsOf(reader, 'shell').flatMap(([key, section]) => {
    const inside = [...layLead(reader), ...layInside(reader, key, section, [...toldInFront, ...section.tables])]
    return inside.length === 0 ? [] : [heading(1, say(section.label), false), ...inside]
  })
  const body = steps.flatMap((step): Block[] => {
    const sections = sectionsOf(reader, step).flatMap(([key, section]) => {
      const inside = layInside(reader, key, section)
      if (inside.length === 0) return gapOf(reader, key, section, 2)
      return [heading(2, say(section.label), true), ...inside]
    })
    return sections.length === 0 ? [] : [heading(1, say(stepTitles[step]), true), ...sections]
  })
  // How the work itself goes is of use at the end, not before the reader knows what it is about.
  const work = sectionsOf(reader, 'shell').flatMap(([, section]) =>
    section.tables.flatMap((name) => layTable(reader, section, name)),
  )
  const annexes = [...work, ...layAnnexes(reader)]
  return [
    ...layFront(reader, extras),
    ...shell,
    ...body,
    ...(annexes.length === 0 ? [] : [heading(1, say('Annexes'), false), ...annexes]),
  ]
}

function sectionsOf({ process }: Reader, step: Section['step']): [string, Section][] {
  return Object.entries(process.sections).filter(([, section]) => section.step === step)
}

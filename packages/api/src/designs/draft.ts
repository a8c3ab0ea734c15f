import type { Problem } from '@balcony/base'
import { type Compartment, type ImportResult, importDesign, type Process, type Snapshot } from '@balcony/design'
import { seed } from '@balcony/document'
import type { NewDesign } from '../contract.ts'
import { noTalk, type Talk, talkIn } from './talk.ts'
import { titlesIn, titlesOf } from './titles.ts'

/** What a design is to start with, or everything that is wrong with the file it was to come from. */
export type Drafted =
  | {
      readonly ok: true
      readonly snapshot: Snapshot
      readonly seeds: Readonly<Record<Compartment, Uint8Array>>
      readonly titles: { readonly title: string; readonly coverTitle: string }
      readonly talk: Talk
      readonly leftAside: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads the file, or takes what it begins with, and writes the first state of every compartment. Takes a second for a large design: servers leave it to the reader. */
export function draftDesign(process: Process, asked: NewDesign, today: string, begin?: Snapshot): Drafted {
  const start: ImportResult =
    begin === undefined ? importDesign(process, asked.json) : { ok: true, value: { snapshot: begin, leftAside: [] } }
  if (!start.ok) return start
  const snapshot = begin ?? titled(start.value.snapshot, asked)
  const titles = titlesOf(snapshot.sections['design'] ?? {}, 'Design')
  const talk = begin ? noTalk : talkIn(process, snapshot, asked.json, today)
  const leftAside = [...start.value.leftAside, ...talk.leftAside]
  return { ok: true, snapshot, seeds: seed(process, snapshot), titles, talk, leftAside }
}

/** The titles that were given by hand stand in the design itself, where its writers change them. */
function titled(snapshot: Snapshot, asked: NewDesign): Snapshot {
  const own = snapshot.sections['design'] ?? {}
  const title = asked.title === undefined ? {} : { title: { ...titlesIn(own['title']), en: asked.title } }
  const cover = asked.coverTitle === undefined ? {} : { coverTitle: asked.coverTitle }
  return { ...snapshot, sections: { ...snapshot.sections, design: { ...own, ...title, ...cover } } }
}

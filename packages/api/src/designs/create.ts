import { mayInWorkspace } from '@balcony/access'
import { newId, type Problem, type Random } from '@balcony/base'
import { compartments, type ImportResult, importDesign, type Process, type Snapshot } from '@balcony/design'
import { seed, seedClient } from '@balcony/document'
import type { NewDesign as MadeDesign } from '@balcony/storage'
import type { NewDesign } from '../contract.ts'
import type { Asker } from '../door/doorkeeper.ts'
import type { Parts } from '../parts.ts'
import { notThere } from '../refusals.ts'
import { titlesIn, titlesOf } from './titles.ts'

type Makers = Pick<Parts, 'process' | 'storage' | 'clock' | 'random'>

/** A design as it is stored at first, or everything that is wrong with the file it was to come from. */
export type Planned =
  | {
      readonly ok: true
      readonly design: MadeDesign
      readonly snapshot: Snapshot
      readonly leftAside: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Makes a design whole or not at all; its maker becomes its lead. */
export async function createDesign(parts: Makers, asker: Asker, asked: NewDesign): Promise<Planned> {
  const { process, storage, clock, random } = parts
  const [workspace] = await storage.people.workspaces()
  const role = workspace && (await storage.people.roleIn(workspace.id, asker.person))
  if (!workspace || !mayInWorkspace(role, 'create-design')) return { ok: false, problems: [notThere] }
  const planned = planDesign(process, asked, { workspace: workspace.id, by: asker.person }, random)
  if (!planned.ok) return planned
  const { id } = planned.design
  const now = clock.now()
  await storage.together(async (stores) => {
    await stores.designs.create(planned.design, now)
    const did = asked.json === undefined ? 'created' : 'imported'
    await stores.journal.write({ chain: id, at: now, by: asker.person, signIn: asker.id, did, about: {} })
  })
  return planned
}

/** Every compartment is seeded, here and only once. */
export function planDesign(
  process: Process,
  asked: NewDesign,
  { workspace, by }: { readonly workspace: string; readonly by: string },
  random: Random,
): Planned {
  const start = asked.json === undefined ? empty : importDesign(process, asked.json)
  if (!start.ok) return start
  const { leftAside } = start.value
  const snapshot = titled(start.value.snapshot, asked)
  const seeds = seed(process, snapshot)
  const design = {
    id: newId(random),
    workspace,
    ...titlesOf(snapshot.sections['design'] ?? {}, 'Design'),
    by,
    compartments: compartments.map((name) => ({
      name,
      epoch: newId(random),
      schemaVersion: process.version,
      seed: { bytes: seeds[name], clients: [seedClient] },
    })),
  }
  return { ok: true, design, snapshot, leftAside }
}

const nothing: Snapshot = { open: compartments, sections: {}, tables: {} }
const empty: ImportResult = { ok: true, value: { snapshot: nothing, leftAside: [] } }

/** The titles that were given by hand stand in the design itself, where its writers change them. */
function titled(snapshot: Snapshot, asked: NewDesign): Snapshot {
  const own = snapshot.sections['design'] ?? {}
  const title = asked.title === undefined ? {} : { title: { ...titlesIn(own['title']), en: asked.title } }
  const cover = asked.coverTitle === undefined ? {} : { coverTitle: asked.coverTitle }
  return { ...snapshot, sections: { ...snapshot.sections, design: { ...own, ...title, ...cover } } }
}

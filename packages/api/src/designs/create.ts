import { mayInWorkspace } from '@balcony/access'
import { newId, ok, type Result } from '@balcony/base'
import { compartments, importDesign, type Snapshot } from '@balcony/design'
import { seed, seedClient } from '@balcony/document'
import type { NewDesign } from '../contract.ts'
import type { Asker } from '../door/doorkeeper.ts'
import type { Parts } from '../parts.ts'
import { notThere } from '../refusals.ts'
import { titlesIn, titlesOf } from './titles.ts'

type Makers = Pick<Parts, 'process' | 'storage' | 'clock' | 'random'>

/** Makes a design whole or not at all: every compartment is seeded here, once, and its maker becomes its lead. Resolves with its id. */
export async function createDesign(parts: Makers, asker: Asker, asked: NewDesign): Promise<Result<string>> {
  const { process, storage, clock, random } = parts
  const [workspace] = await storage.people.workspaces()
  const role = workspace && (await storage.people.roleIn(workspace.id, asker.person))
  if (!workspace || !mayInWorkspace(role, 'create-design')) return { ok: false, problem: notThere }
  const start = asked.json === undefined ? ok(empty) : importDesign(process, asked.json)
  if (!start.ok) return start
  const snapshot = titled(start.value, asked)
  const seeds = seed(process, snapshot)
  const id = newId(random)
  const now = clock.now()
  const made = {
    id,
    workspace: workspace.id,
    ...titlesOf(snapshot.sections['design'] ?? {}, asked.coverTitle),
    by: asker.person,
    compartments: compartments.map((name) => ({
      name,
      epoch: newId(random),
      schemaVersion: process.version,
      seed: { bytes: seeds[name], clients: [seedClient] },
    })),
  }
  await storage.together(async (stores) => {
    await stores.designs.create(made, now)
    const did = asked.json === undefined ? 'created' : 'imported'
    await stores.journal.write({ chain: id, at: now, by: asker.person, signIn: asker.id, did, about: {} })
  })
  return ok(id)
}

const empty: Snapshot = { open: compartments, sections: {}, tables: {} }

/** The titles that were given by hand stand in the design itself, where its writers change them. */
function titled(snapshot: Snapshot, asked: NewDesign): Snapshot {
  const own = snapshot.sections['design'] ?? {}
  const title = asked.title === undefined ? {} : { title: { ...titlesIn(own['title']), en: asked.title } }
  return { ...snapshot, sections: { ...snapshot.sections, design: { ...own, ...title, coverTitle: asked.coverTitle } } }
}

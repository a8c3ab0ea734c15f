import { mayInWorkspace } from '@balcony/access'
import { newId, ok, type Problem, type Random, type Result } from '@balcony/base'
import { blankDesign, compartments, fromTemplate, type Process, type Snapshot } from '@balcony/design'
import { seedClient } from '@balcony/document'
import type { NewDesign as Planned } from '@balcony/storage'
import type { House } from '../context.ts'
import type { NewDesign } from '../contract.ts'
import type { Asker } from '../door/doorkeeper.ts'
import { type Brought, placed } from '../files/archive.ts'
import { notThere } from '../refusals.ts'
import { dayOf } from '../review/waivers.ts'
import type { Drafted } from './draft.ts'
import { keepTalk } from './talk.ts'

type Created =
  | { readonly ok: true; readonly id: string; readonly leftAside: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Makes a design whole or not at all; its maker becomes its lead. */
export async function createDesign(
  house: House,
  asker: Asker,
  asked: NewDesign,
  files: readonly Brought[] = [],
): Promise<Created> {
  const { process, storage, clock, random, reader } = house
  const [workspace] = await storage.people.workspaces()
  const role = workspace && (await storage.people.roleIn(workspace.id, asker.person))
  if (!workspace || !mayInWorkspace(role, 'create-design')) return { ok: false, problems: [notThere] }
  const today = dayOf(clock.now())
  const begin = beginning(process, asked, { random, today })
  if (!begin.ok) return { ok: false, problems: [begin.problem] }
  const drafted = await reader.ask({
    is: 'draft',
    asked,
    today,
    ...(begin.value === undefined ? {} : { begin: begin.value }),
  })
  if (!drafted.ok) return drafted
  const planned = planDesign(process, drafted, { workspace: workspace.id, by: asker.person }, random)
  const { id } = planned
  const now = clock.now()
  const hung = placed(process, drafted.snapshot, files, { design: id, by: asker.person, at: now })
  const talk = await storage.together(async (stores) => {
    await stores.designs.create(planned, now)
    for (const [file, bytes] of hung.kept) await stores.files.add(file, bytes)
    const did = asked.json === undefined ? 'created' : 'imported'
    await stores.journal.write({ chain: id, at: now, by: asker.person, signIn: asker.id, did, about: {} })
    return keepTalk(stores, process, drafted.talk, { design: id, by: asker.person, now, random })
  })
  for (const [room, thread] of talk.onWords) house.anchors.look(room, thread)
  return { ok: true, id, leftAside: [...drafted.leftAside, ...hung.leftAside, ...talk.over] }
}

/** What a design holds that comes from no file: what a template gives, or what was said about it. */
function beginning(
  process: Process,
  { json, template, coverTitle, ...details }: NewDesign,
  chance: { readonly random: Random; readonly today: string },
): Result<Snapshot | undefined> {
  if (json !== undefined || coverTitle === undefined) return ok(undefined)
  const first = { ...details, coverTitle }
  return template === undefined ? ok(blankDesign(first)) : fromTemplate(process, template, first, chance)
}

/** Asked before a large body is taken in; creating asks again. */
export async function mayCreate({ storage }: House, asker: Asker): Promise<boolean> {
  const [workspace] = await storage.people.workspaces()
  return (
    workspace !== undefined && mayInWorkspace(await storage.people.roleIn(workspace.id, asker.person), 'create-design')
  )
}

/** A design as it is stored at first: every compartment with its seed, here and only once. */
export function planDesign(
  process: Process,
  { seeds, titles }: Extract<Drafted, { ok: true }>,
  { workspace, by }: { readonly workspace: string; readonly by: string },
  random: Random,
): Planned {
  return {
    id: newId(random),
    workspace,
    ...titles,
    by,
    compartments: compartments.map((name) => ({
      name,
      epoch: newId(random),
      schemaVersion: process.version,
      seed: { bytes: seeds[name], clients: [seedClient] },
    })),
  }
}

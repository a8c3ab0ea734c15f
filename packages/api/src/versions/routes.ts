import { type Member, may, openTo } from '@balcony/access'
import { newId, ok, type Result } from '@balcony/base'
import type { StoredVersion } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { compartmentIds } from '../history/lines.ts'
import { notThere, refused } from '../refusals.ts'
import { mayPassReview } from '../review/stops.ts'
import { agreementTo, mayBeAsked } from './approvals.ts'
import { answering, asking, momentRef, newRestore, newVersion } from './asked.ts'
import { comparison, linesBetween } from './compared.ts'
import type { Comparison, Moment, MomentRef, VersionList } from './contract.ts'
import { countsAt, keepNow, pilesAt } from './moments.ts'
import { restore, undoRestore } from './restore.ts'
import { sittingsOf } from './sittings.ts'
import { versionFor } from './versions.ts'

/** So many lines are gathered into sittings: some weeks of a busy team. */
const linesGathered = 4000
const nothingHere = { ok: false, problem: notThere } as const

export function addVersions(app: App, house: House): void {
  const { process, storage, historyReader, clock, random, keeper, feeds } = house
  const line = new OneAtATime()
  // Of two restores that are asked for at once the second begins with what the first has written.
  const restores = new OneAtATime()

  app.get('/api/designs/:design/versions', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read-history', { design: member.design })) return refused(c, notThere)
    const { design } = member
    for (const compartment of openTo(member)) await house.historian.caughtUp(`${design}/${compartment}`)
    const compartments = compartmentIds(design, openTo(member))
    const [versions, lines] = await Promise.all([
      storage.versions.of(design),
      storage.history.lines({ compartments, atMost: linesGathered }),
    ])
    const shown = await Promise.all(versions.map((version) => versionFor(house, member, version)))
    return c.json({ versions: shown, sittings: sittingsOf(process, lines) } satisfies VersionList)
  })

  app.post('/api/designs/:design/versions', async (c) => {
    const body = await readBody(c, newVersion)
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'name-version', { design: member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { design } = member
    const { name, note, kind } = body.value
    // Of every compartment, also those that are closed to whoever names it: a version is of the whole design.
    const found = await storage.designs.find(design)
    const counts = await keepNow(house, design, found?.compartments.map((each) => each.name) ?? [])
    const at = clock.now()
    const version: StoredVersion = {
      ...{ id: newId(random), design, purpose: kind, by: member.person, at },
      ...{ name, note, rows: Object.fromEntries(counts) },
    }
    await storage.together(async (stores) => {
      await stores.versions.make(version)
      await stores.journal.write(act(c, version, 'named-version', at))
    })
    feeds.tell(design, { is: 'versions' })
    return c.json(await versionFor(house, member, version), 201)
  })

  app.get('/api/designs/:design/versions/moment', async (c) => {
    const of = refIn(c.req.query('of'))
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read-history', { design: member.design })) return refused(c, notThere)
    const { design } = member
    const turn = await line.run(member.person, async (): Promise<Result<Moment>> => {
      const counts = of && (await countsAt(house, design, openTo(member), of))
      if (!counts) return nothingHere
      const snapshot = await historyReader.ask({ is: 'moment', piles: await pilesAt(house, design, counts) })
      return ok({ at: await timeOf(house, of), snapshot })
    })
    const answer = turn.ok ? turn.value : turn
    return answer.ok ? c.json(answer.value) : refused(c, answer.problem)
  })

  app.get('/api/designs/:design/versions/compare', async (c) => {
    const [from, to] = [refIn(c.req.query('from')), refIn(c.req.query('to'))]
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'read-history', { design: member.design })) return refused(c, notThere)
    const { design } = member
    const turn = await line.run(member.person, async (): Promise<Result<Comparison>> => {
      const counts = await Promise.all([from, to].map((ref) => ref && countsAt(house, design, openTo(member), ref)))
      const [old, now] = counts
      if (!old || !now) return nothingHere
      const [before, after] = [await pilesAt(house, design, old), await pilesAt(house, design, now)]
      const compared = await historyReader.ask({ is: 'compare', from: before, to: after })
      return ok(comparison(process, compared, await linesBetween(house, design, old, now)))
    })
    const answer = turn.ok ? turn.value : turn
    return answer.ok ? c.json(answer.value) : refused(c, answer.problem)
  })

  app.post('/api/designs/:design/versions/restore', async (c) => {
    const body = await readBody(c, newRestore)
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'restore', { design: member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { section } = body.value
    const stands = section === undefined ? undefined : process.sections[section]
    if (section !== undefined && (!stands || !openTo(member).includes(stands.compartment))) return refused(c, notThere)
    const turn = await restores.run(member.design, () => restore(house, c.get('asker'), member, body.value))
    const answer = turn.ok ? turn.value : turn
    if (turn.ok) feeds.tell(member.design, { is: 'versions' })
    return answer.ok ? c.json(answer.value) : refused(c, answer.problem)
  })

  app.post('/api/designs/:design/versions/:version/undo', async (c) => {
    const found = await versionHere(house, c)
    if (!found || !may(found.member, 'restore', { design: found.member.design })) return refused(c, notThere)
    const { member, version } = found
    const turn = await restores.run(member.design, () => undoRestore(house, c.get('asker'), member, version))
    const answer = turn.ok ? turn.value : turn
    if (turn.ok) feeds.tell(member.design, { is: 'versions' })
    return answer.ok ? c.json(answer.value) : refused(c, answer.problem)
  })

  app.post('/api/designs/:design/versions/:version/ask', async (c) => {
    const body = await readBody(c, asking)
    const found = await versionHere(house, c)
    if (!found || !may(found.member, 'ask-agreement', { design: found.member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { member, version } = found
    const { design } = member
    if (version.purpose === 'before-restore') return refused(c, notThere)
    const passes = await mayPassReview(house, member)
    if (!passes.ok) return refused(c, passes.problem)
    const at = clock.now()
    const asked = await storage.together(async (stores): Promise<Result<void>> => {
      for (const person of body.value.people) {
        if (!mayBeAsked(await stores.members.find(design, person))) return nothingHere
      }
      await stores.versions.ask(
        body.value.people.map((person, index) => ({
          ...{ id: newId(random), design, version: version.id, person },
          // A millisecond apart: they are listed in the order in which they were named.
          ...{ askedBy: member.person, askedAt: at + index },
        })),
      )
      await stores.journal.write(act(c, version, 'asked-for-agreement', at))
      return ok(undefined)
    })
    if (!asked.ok) return refused(c, asked.problem)
    feeds.tell(design, { is: 'versions' })
    for (const person of body.value.people) feeds.tellPerson(person, { is: 'inbox' })
    return c.json(await versionFor(house, member, version))
  })

  app.post('/api/designs/:design/versions/:version/answer', async (c) => {
    const body = await readBody(c, answering)
    const found = await versionHere(house, c)
    if (!found || !may(found.member, 'agree', { design: found.member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { member, version } = found
    const { answer, words } = body.value
    const agreement = answer === 'agreed' ? await agreementTo(house, member, version) : undefined
    const at = clock.now()
    const answered = await storage.together(async (stores) => {
      const holds = await keeper.member(c.get('asker'), version.design, stores)
      if (!mayBeAsked(holds)) return nothingHere
      const said = { answer, answeredAt: at, ...(words === '' ? {} : { words }), ...(agreement ? { agreement } : {}) }
      const done = await stores.versions.answer(version.id, member.person, said)
      if (done.ok) await stores.journal.write(act(c, version, answer === 'agreed' ? 'agreed' : 'declined', at))
      return done
    })
    if (!answered.ok) return refused(c, answered.problem)
    feeds.tell(version.design, { is: 'versions' })
    feeds.tellPerson(member.person, { is: 'inbox' })
    return c.json(await versionFor(house, member, version))
  })
}

function refIn(text: string | undefined): MomentRef | undefined {
  const read = momentRef.safeParse(text)
  return read.success ? read.data : undefined
}

async function timeOf({ storage, clock }: House, ref: MomentRef): Promise<number> {
  if (ref === 'now') return clock.now()
  return ref.startsWith('t:') ? Number(ref.slice(2)) : ((await storage.versions.find(ref.slice(2)))?.at ?? clock.now())
}

/** The version that a request names, and what its asker is in its design; undefined where they may not see it. */
async function versionHere(house: House, c: Asked): Promise<{ member: Member; version: StoredVersion } | undefined> {
  const member = await memberHere(house, c, c.req.param('design'))
  const version = await house.storage.versions.find(c.req.param('version') ?? '')
  if (!member || !version || version.design !== member.design) return undefined
  return may(member, 'read-history', { design: member.design }) ? { member, version } : undefined
}

/** The journal says that, who and when; what the version is called stays with it. */
function act(c: Asked, version: StoredVersion, did: string, at: number) {
  const { id, person } = c.get('asker')
  return { chain: version.design, at, by: person, signIn: id, did, about: { version: version.id } }
}

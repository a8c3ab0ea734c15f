import { type Member, may, openTo } from '@balcony/access'
import { newId, type Problem, type Result } from '@balcony/base'
import { copyFor, drawsOn, type EditionKind, editionChanges, frozen, thawed } from '@balcony/design'
import type { ReleaseWords, StoredRelease } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import type { NewExport } from '../exports/contract.ts'
import { fileName } from '../exports/file-name.ts'
import { checkedEdition, printedFile } from '../exports/make.ts'
import { versionOf } from '../exports/moments.ts'
import { keepBytes } from '../files/card.ts'
import { notThere, refused } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'
import { isAgreed, mayApprove } from './approvals.ts'
import { approval, given, newRelease, withdrawal } from './asked.ts'
import { releaseCard } from './card.ts'
import { finalOf, publish } from './publish.ts'

export function addReleases(app: App, house: House): void {
  const { storage, clock, random, process } = house
  const line = new OneAtATime()

  const here = async (c: Asked, action: 'release' | 'approve-release'): Promise<Member | undefined> => {
    const member = await memberHere(house, c, c.req.param('design'))
    return member && may(member, action, { design: member.design }) ? member : undefined
  }

  /** The release that a request names, where its asker may enter what it draws on. */
  const found = async (c: Asked, action: 'release' | 'approve-release', id = c.req.param('release')) => {
    const member = await here(c, action)
    const release = id === undefined ? undefined : await storage.releases.find(id)
    if (!member || !release || release.design !== member.design) return undefined
    return openTo(member).includes(release.compartment) ? { member, release } : undefined
  }

  const record = async (c: Asked, { design, id: release, edition, number }: StoredRelease, did: string) => {
    const { id, person } = c.get('asker')
    const about = { release, edition, number: String(number) }
    await storage.journal.write({ chain: design, at: clock.now(), by: person, signIn: id, did, about })
  }

  app.get('/api/designs/:design/releases', async (c) => {
    const member = await here(c, 'approve-release')
    if (!member) return refused(c, notThere)
    const releases = await storage.releases.of(member.design, openTo(member))
    return c.json(await Promise.all(releases.map((release) => releaseCard(house, release, member))))
  })

  app.post('/api/designs/:design/releases', async (c) => {
    const body = await readBody(c, newRelease)
    const member = await here(c, 'release')
    const asked: NewExport | undefined = body.ok ? body.value.export : undefined
    const open = openTo(member)
    if (!member || (asked && !drawsOn(asked.edition).every((each) => open.includes(each)))) return refused(c, notThere)
    if (!body.ok || !asked) return refused(c, body.ok ? notThere : body.problem)
    const proof = await unproven(house, c)
    if (proof) return proof
    const turn = await line.run(member.person, () => checkedEdition(house, member, pdfOf(asked)))
    if (!turn.ok) return refused(c, turn.problem)
    if (!turn.value.ok) return refused(c, turn.value.problem)
    const { edition, stops } = turn.value.value
    const named = asked.of === undefined ? undefined : await versionOf(house, member, asked.of)
    if (stops.length > 0) return refused(c, stillStopped)
    const release = await storage.releases.propose(
      {
        ...{ id: newId(random), design: member.design, compartment: drawsOn(asked.edition).at(-1) ?? 'core' },
        ...{ edition: asked.edition, by: member.person, at: clock.now(), version: named?.name ?? body.value.version },
        fileName: fileName(edition.coverTitle, 'pdf'),
        ...{ asked: JSON.stringify(pdfOf(asked)), approvals: [], given: [] },
      },
      Buffer.from(frozen(edition)),
    )
    await record(c, release, 'proposed-release')
    return c.json(await releaseCard(house, release, member), 201)
  })

  app.get('/api/designs/:design/releases/:release/file', async (c) => {
    const at = await found(c, 'approve-release')
    if (!at) return refused(c, notThere)
    const { release, member } = at
    const bytes = release.published ? await storage.releases.file(release.id) : await draftOf(member, release)
    if (!bytes) return refused(c, notThere)
    await record(c, release, 'took-release')
    c.header('Content-Type', 'application/pdf')
    c.header('Content-Disposition', `attachment; filename="${release.fileName}"`)
    return c.body(keepBytes(bytes))
  })

  app.post('/api/designs/:design/releases/:release/approve', async (c) => {
    const body = await readBody(c, approval)
    const at = await found(c, 'approve-release')
    if (!at) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const proof = await unproven(house, c)
    if (proof) return proof
    const { member } = at
    const { as } = body.value
    const turn = await line.run(member.design, async (): Promise<Result<StoredRelease>> => {
      const decided = await storage.releases.decide(at.release.id, (release) =>
        mayApprove(member, release).includes(as)
          ? { ...release, approvals: [...release.approvals, { person: member.person, as, at: clock.now() }] }
          : undefined,
      )
      if (!decided.ok || !isAgreed(decided.value)) return decided
      const edition = await editionOf(decided.value)
      if (!edition) return { ok: false, problem: notThere }
      const published = await publish(house, member, decided.value, edition)
      // What could not be published is not agreed to either: whoever agreed last tries again.
      if (!published.ok) await storage.releases.decide(at.release.id, (release) => without(release, member.person))
      return published
    })
    if (!turn.ok) return refused(c, turn.problem)
    if (!turn.value.ok) return refused(c, turn.value.problem)
    await record(c, turn.value.value, turn.value.value.published ? 'published-release' : 'agreed-to-release')
    return c.json(await releaseCard(house, turn.value.value, member))
  })

  app.post('/api/designs/:design/releases/:release/give', async (c) => {
    const body = await readBody(c, given)
    const at = await found(c, 'release')
    if (!at) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const entry = { to: body.value.to, by: at.member.person, at: clock.now() }
    const decided = await storage.releases.decide(at.release.id, (release) =>
      release.published && !release.withdrawn ? { ...release, given: [...release.given, entry] } : undefined,
    )
    if (!decided.ok) return refused(c, decided.problem)
    await record(c, decided.value, 'gave-release')
    return c.json(await releaseCard(house, decided.value, at.member))
  })

  app.get('/api/designs/:design/releases/:release/copies/:copy', async (c) => {
    const at = await found(c, 'release')
    const copy = Number(c.req.param('copy'))
    const entry = at?.release.given[copy - 1]
    const edition = at && (await editionOf(at.release))
    // What says that it is for everybody names nobody.
    if (!entry || !edition || at.release.withdrawn || isForAll(edition.kind)) return refused(c, notThere)
    const { release, member } = at
    const own = copyFor(finalOf(release, edition, release.number), { recipient: entry.to, copy })
    const turn = await line.run(member.person, () =>
      printedFile(house, release.design, own, JSON.parse(release.asked) as NewExport),
    )
    if (!turn.ok) return refused(c, turn.problem)
    if (!turn.value.ok) return refused(c, turn.value.problem)
    await record(c, release, 'took-copy')
    c.header('Content-Type', 'application/pdf')
    c.header('Content-Disposition', `attachment; filename="${release.fileName}"`)
    return c.body(keepBytes(turn.value.value.pdf))
  })

  app.post('/api/designs/:design/releases/:release/withdraw', async (c) => {
    const body = await readBody(c, withdrawal)
    const at = await found(c, 'release')
    if (!at) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const withdrawn = { by: at.member.person, at: clock.now(), reason: body.value.reason }
    const decided = await storage.releases.decide(at.release.id, (release) =>
      release.withdrawn ? undefined : { ...release, withdrawn },
    )
    if (!decided.ok) return refused(c, decided.problem)
    await record(c, decided.value, 'withdrew-release')
    return c.json(await releaseCard(house, decided.value, at.member))
  })

  app.get('/api/designs/:design/releases/:release/changes', async (c) => {
    const [after, before] = [
      await found(c, 'approve-release'),
      await found(c, 'approve-release', c.req.query('since') ?? ''),
    ]
    if (!after || !before || after.release.edition !== before.release.edition) return refused(c, notThere)
    const editions = await Promise.all([editionOf(before.release), editionOf(after.release)])
    const [old, now] = editions
    return old && now ? c.json(editionChanges(process, old, now)) : refused(c, notThere)
  })

  async function editionOf(release: StoredRelease) {
    const bytes = await storage.releases.edition(release.id)
    return bytes && thawed(Buffer.from(bytes).toString())
  }

  /** What is only proposed is shown to those who are to agree, with a draft's mark on every page. */
  async function draftOf(member: Member, release: StoredRelease): Promise<Uint8Array | undefined> {
    const edition = await editionOf(release)
    if (!edition || release.withdrawn) return undefined
    const turn = await line.run(member.person, () =>
      printedFile(house, release.design, edition, JSON.parse(release.asked) as NewExport),
    )
    return turn.ok && turn.value.ok ? turn.value.value.pdf : undefined
  }
}

/** A release is pages: other formats can be changed by whoever holds them. */
function pdfOf({ format: _, table: __, ...asked }: NewExport): NewExport {
  return asked
}

/** A paper for everybody is nobody's own. */
function isForAll(edition: EditionKind): boolean {
  return edition === 'public' || edition === 'agenda'
}

function without(release: StoredRelease, person: string): ReleaseWords {
  return { ...release, approvals: release.approvals.filter((each) => each.person !== person) }
}

const stillStopped: Problem = {
  code: 'conflict',
  message: 'Something stops this edition. Open its export: it says what, as far as you may know.',
}

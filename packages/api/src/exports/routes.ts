import { type Member, may, openTo } from '@balcony/access'
import { newId, type Problem } from '@balcony/base'
import { drawsOn } from '@balcony/design'
import { fileEndings, mediaTypes } from '@balcony/export'
import { readBody } from '../body.ts'
import { type App, type Asked, type House, memberHere } from '../context.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { keepBytes } from '../files/card.ts'
import type { PrintProgress } from '../parts.ts'
import { problemOf } from '../problem-of.ts'
import { notThere, refused } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'
import { accept, agree } from './accepting.ts'
import { Ahead } from './ahead.ts'
import { acceptedLeak, agreedLeak, newExport } from './asked.ts'
import type { MadeExport, MakingStep, NewExport, Stop, ToldLeak } from './contract.ts'
import { fileName } from './file-name.ts'
import { KeptExports } from './kept.ts'
import { checkedEdition, printedFile } from './make.ts'
import { addDevicePrints } from './on-device.ts'
import { stepsOf } from './steps.ts'

/** It was cut from what stood before. */
const removedMeanwhile: Problem = {
  code: 'conflict',
  message: 'Something was removed from this design for good while this was being made. Make it again.',
}

export function addExports(app: App, house: House): void {
  const { storage, clock, keeper, random, purges } = house
  const line = new OneAtATime()
  const kept = new KeptExports(clock)
  const ahead = new Ahead(house)
  house.purges.whenHappened((design) => {
    kept.forget(design)
    house.reader.forget(design)
  })
  addDevicePrints(app, house)

  /** The asker, where they may make this edition. */
  const maker = async (c: Asked, asked: NewExport | undefined): Promise<Member | undefined> => {
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'export', { design: member.design })) return undefined
    const open = openTo(member)
    return asked === undefined || drawsOn(asked.edition).every((each) => open.includes(each)) ? member : undefined
  }

  const record = async (c: Asked, design: string, did: string, about: Readonly<Record<string, string | boolean>>) => {
    const { id, person } = c.get('asker')
    await storage.journal.write({ chain: design, at: clock.now(), by: person, signIn: id, did, about })
  }

  app.post('/api/designs/:design/exports', async (c) => {
    const body = await readBody(c, newExport)
    const member = await maker(c, body.ok ? body.value : undefined)
    if (!member) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const asked = body.value
    const proof = drawsOn(asked.edition).length > 1 ? await unproven(house, c) : undefined
    if (proof) return proof
    const purged = purges.count(member.design)
    const turn = await line.run(member.person, async () => {
      const checked = await checkedEdition(house, member, asked)
      if (!checked.ok) return checked
      const { edition, stops } = checked.value
      const stop = stopOf(stops)
      if (stop) return { ok: false, problem: stop } as const
      const file = await printedFile(house, member.design, edition, asked)
      return file.ok ? ({ ok: true, value: { ...file.value, cover: edition.coverTitle } } as const) : file
    })
    if (!turn.ok) return refused(c, turn.problem)
    if (!turn.value.ok) return refused(c, turn.value.problem)
    if (!(await maker(c, asked))) return refused(c, notThere)
    if (purges.count(member.design) !== purged) return refused(c, removedMeanwhile)
    const { pdf, sha256, cover } = turn.value.value
    const { format = 'pdf' } = asked
    await record(c, member.design, 'exported', { as: format, edition: asked.edition, sha256 })
    return sendFile(c, pdf, fileName(cover, fileEndings[format]), mediaTypes[format])
  })

  app.post('/api/designs/:design/exports/ready', async (c) => {
    const member = await maker(c, undefined)
    if (!member) return refused(c, notThere)
    ahead.begin(member)
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/exports/preview', async (c) => {
    const body = await readBody(c, newExport)
    const member = await maker(c, body.ok ? body.value : undefined)
    if (!member) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const asked = body.value
    const proof = drawsOn(asked.edition).length > 1 ? await unproven(house, c) : undefined
    if (proof) return proof
    c.header('Content-Type', 'application/x-ndjson; charset=utf-8')
    c.header('X-Accel-Buffering', 'no')
    return c.body(
      stepsOf(async (tell, signal) => {
        tell({ is: 'waiting' })
        try {
          const turn = await line.run(member.person, () => preview(c, member, asked, tell, signal))
          if (!turn.ok) tell({ is: 'refused', problem: turn.problem })
        } catch (error) {
          if (signal.aborted) return
          const name = error instanceof Error ? error.name : 'unknown'
          house.report({ event: 'export-failed', error: name })
          tell({ is: 'refused', problem: problemOf(error) })
        }
      }) as ReadableStream<Uint8Array<ArrayBuffer>>,
    )
  })

  async function preview(
    c: Asked,
    member: Member,
    asked: NewExport,
    tell: (step: MakingStep) => void,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) return
    tell({ is: 'cutting' })
    const purged = purges.count(member.design)
    const checked = await checkedEdition(house, member, asked)
    if (signal.aborted) return
    if (!checked.ok) return tell({ is: 'refused', problem: checked.problem })
    const { edition, leaks, told, stops } = checked.value
    if (stops.some((stop) => stop.is === 'look'))
      await record(c, member.design, 'export-stopped', { edition: asked.edition })
    tell({ is: 'setting' })
    // Whoever lost their place meanwhile gets nothing of it.
    const lost = async () => {
      if (!(await maker(c, asked))) return notThere
      return purges.count(member.design) === purged ? undefined : removedMeanwhile
    }
    let first: Promise<void> | undefined
    const onProgress = (progress: PrintProgress) => {
      if (progress.is !== 'first-page') return tell(progress)
      first ??= showFirst(progress.pdf)
      first.catch(() => {}) // it is awaited with the file, unless that is given up
    }
    const showFirst = async (pdf: Uint8Array) => {
      if (await lost()) return
      await record(c, member.design, 'previewed', { edition: asked.edition })
      tell({ is: 'first-page', pdf: Buffer.from(pdf).toString('base64') })
    }
    const file = stops.length > 0 ? undefined : await ahead.file(member.design, edition, asked, { signal, onProgress })
    await first
    if (file && !file.ok) return tell({ is: 'refused', problem: file.problem })
    const problem = await lost()
    if (problem) return tell({ is: 'refused', problem })
    const name = fileName(edition.coverTitle, fileEndings[asked.format ?? 'pdf'])
    const id = newId(random)
    kept.keep({
      ...{ id, design: member.design, person: member.person, at: clock.now(), name, asked, leaks },
      ...{ edition: asked.edition, wasSeen: first !== undefined, ...(file ? { file: file.value } : {}) },
    })
    const made: MadeExport = {
      ...{ id, edition: asked.edition, name, language: edition.language, leftOut: edition.leftOut, stops },
      ...toldOf(told),
      ...(file ? { file: withoutBytes(file.value) } : {}),
    }
    tell({ is: 'made', made })
  }

  app.get('/api/designs/:design/exports/:export', async (c) => {
    const found = await mine(c)
    if (!found?.made.file) return refused(c, notThere)
    const { design, edition, wasSeen } = found.made
    if (!wasSeen) await record(c, design, 'previewed', { edition })
    const { file, name, asked } = found.made
    return sendFile(c, file.pdf, name, mediaTypes[asked.format ?? 'pdf'])
  })

  app.post('/api/designs/:design/exports/:export/take', async (c) => {
    const found = await mine(c)
    if (!found?.made.file) return refused(c, notThere)
    const { design, edition, file, asked } = found.made
    await record(c, design, 'exported', { as: asked.format ?? 'pdf', edition, sha256: file.sha256 })
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/exports/:export/accept', async (c) => {
    const body = await readBody(c, acceptedLeak)
    const found = await mine(c)
    if (!found) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const leak = found.made.leaks.find((each) => each.key === body.value.key)
    if (!leak || !openTo(found.member).includes(leak.compartment)) return refused(c, notThere)
    const decided = await storage.together(async (stores) => {
      const member = await keeper.member(c.get('asker'), found.made.design, stores)
      return accept(house, stores, member, { edition: found.made.edition, leak, reason: body.value.reason })
    })
    if (!decided.ok) return refused(c, decided.problem)
    await record(c, found.made.design, 'accepted-leak', { edition: found.made.edition, waiver: decided.value.id })
    return c.body(null, 204)
  })

  app.post('/api/designs/:design/exports/:export/agree', async (c) => {
    const body = await readBody(c, agreedLeak)
    const found = await mine(c)
    if (!found) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const leak = found.made.leaks.find((each) => each.key === body.value.key)
    if (!leak || !openTo(found.member).includes(leak.compartment)) return refused(c, notThere)
    const decided = await storage.together(async (stores) => {
      const member = await keeper.member(c.get('asker'), found.made.design, stores)
      return agree(house, stores, member, { edition: found.made.edition, leak })
    })
    if (!decided.ok) return refused(c, decided.problem)
    await record(c, found.made.design, 'agreed-to-leak', { edition: found.made.edition, waiver: decided.value.id })
    return c.body(null, 204)
  })

  /** What the asker made a moment ago, where they may still make it. */
  async function mine(c: Asked) {
    const member = await maker(c, undefined)
    const made = member && kept.find(member.design, member.person, c.req.param('export'))
    return made && (await maker(c, made.asked)) ? { member, made } : undefined
  }
}

/** A text that names hundreds is a text to rewrite: what stops it is told first, and how much more there is. */
const toldAtMost = 200

function toldOf(told: readonly ToldLeak[]): Pick<MadeExport, 'leaks' | 'moreLeaks'> {
  if (told.length <= toldAtMost) return { leaks: told }
  const stops = (leak: ToldLeak) => leak.sure && leak.accepted?.second === undefined
  const ordered = [...told.filter(stops), ...told.filter((leak) => !stops(leak))]
  return { leaks: ordered.slice(0, toldAtMost), moreLeaks: told.length - toldAtMost }
}

function withoutBytes({ pdf: _, ...file }: { readonly pdf: Uint8Array } & NonNullable<MadeExport['file']>) {
  return file
}

function sendFile(c: Asked, file: Uint8Array, name: string, type = 'application/pdf'): Response {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(keepBytes(file))
}

/** The words for whoever asked for the file alone. */
function stopOf(stops: readonly Stop[]): Problem | undefined {
  const [stop] = stops
  return stop && { ...problems[stop.is], ...(stop.is === 'review' ? stop.problem : {}) }
}

const problems: Readonly<Record<Stop['is'], Problem>> = {
  look: {
    code: 'conflict',
    message: 'Somebody with clearance has to look before this leaves. Ask the lead to make it.',
  },
  leak: {
    code: 'conflict',
    message: 'The text holds something that may not leave. Open the export in Balcony: it says what and where.',
  },
  review: { code: 'conflict', message: 'The review stops this.' },
}

import { may, mayGive, openTo } from '@balcony/access'
import { ok } from '@balcony/base'
import { maxDesignBytes, readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import type { Invitation, MadeDesign } from '../contract.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { fileName } from '../exports/file-name.ts'
import { keepBytes } from '../files/card.ts'
import { InvitationMail } from '../invitations/by-mail.ts'
import { notThere, refused, refusedAll } from '../refusals.ts'
import { makeLink } from '../sign-in/links.ts'
import { exportArchive, fileOf, importArchive } from './archives.ts'
import { newDesign, newInvitation } from './asked.ts'
import { card } from './card.ts'
import { createDesign, mayCreate } from './create.ts'

export function addDesigns(app: App, house: House): void {
  const { storage, clock, random, origins, keeper, reader } = house

  const line = new OneAtATime()
  const invitationMail = new InvitationMail(house)

  app.post('/api/designs', async (c) => {
    const asker = c.get('asker')
    const archive = /^application\/octet-stream/i.test(c.req.header('content-type') ?? '')
    const body = archive ? undefined : await readBody(c, newDesign, maxDesignBytes)
    if (body?.ok === false) return refused(c, body.problem)
    if (archive && !(await mayCreate(house, asker))) return refused(c, notThere)
    const turn = await line.run(asker.person, async () =>
      body ? createDesign(house, asker, body.value) : importArchive(house, asker, c.req.raw),
    )
    if (!turn.ok) return refused(c, turn.problem)
    const made = turn.value
    if (!made.ok) return refusedAll(c, made.problems)
    const { id } = made
    const [design, member] = await Promise.all([storage.designs.find(id), keeper.member(asker, id)])
    if (!design || !member) return refused(c, notThere)
    return c.json({ ...(await card(house, design, member)), leftAside: made.leftAside } satisfies MadeDesign, 201)
  })

  app.get('/api/designs/:design', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    const design = member && (await storage.designs.find(member.design))
    return design && may(member, 'read', { design: design.id })
      ? c.json(await card(house, design, member))
      : refused(c, notThere)
  })

  app.post('/api/designs/:design/invitations', async (c) => {
    const body = await readBody(c, newInvitation)
    const member = await memberHere(house, c, c.req.param('design'))
    if (!member || !may(member, 'invite', { design: member.design })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    if (!mayGive(member, 'invite', body.value)) return refused(c, notThere)
    const { id, person } = c.get('asker')
    const { name, role, clearances, memberUntil, mail } = body.value
    const now = clock.now()
    if (memberUntil !== undefined && memberUntil <= now)
      return refused(c, { code: 'invalid', message: 'The end of a membership lies in the future.' })
    const { design } = member
    const taken = mail === undefined ? ok(undefined) : invitationMail.take(person)
    if (!taken.ok) return refused(c, taken.problem)
    const link = await storage.together(async (stores) => {
      // Judged again where it is written: whoever stopped being lead meanwhile lets nobody in.
      if (!mayGive(await keeper.member(c.get('asker'), design, stores), 'invite', body.value)) return undefined
      const end = memberUntil === undefined ? {} : { memberUntil }
      const about = { role, clearances, ...end, ...(mail === undefined ? {} : { by: 'mail' }) }
      await stores.journal.write({ chain: design, at: now, by: person, signIn: id, did: 'invited', about })
      const purpose = { is: 'join', design, name, role, clearances, ...end } as const
      return makeLink(stores, { purpose, by: person, origin: origins[0], now }, random)
    })
    if (link === undefined) return refused(c, notThere)
    if (mail === undefined) return c.json({ link } satisfies Invitation, 201)
    const coverTitle = (await storage.designs.find(design))?.coverTitle ?? ''
    return c.json({ link, mailed: await invitationMail.send(mail, link, coverTitle) } satisfies Invitation, 201)
  })

  app.get('/api/designs/:design/json', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    const design = member && (await storage.designs.find(member.design))
    const open = openTo(member)
    if (!design || !may(member, 'export', { design: design.id, compartments: open })) return refused(c, notThere)
    const { id, person } = c.get('asker')
    const snapshot = await reader.snapshot(design.id, open)
    const withFiles = c.req.query('files') === '1'
    const turn = withFiles ? await line.run(person, () => exportArchive(house, design.id, snapshot)) : undefined
    const archive = turn?.ok ? turn.value : turn
    if (archive?.ok === false) return refused(c, archive.problem)
    const about = { as: withFiles ? 'archive' : 'json', compartments: open }
    await storage.journal.write({ chain: design.id, at: clock.now(), by: person, signIn: id, did: 'exported', about })
    if (archive) {
      c.header('Content-Type', 'application/zip')
      c.header('Content-Disposition', `attachment; filename="${fileName(design.coverTitle, 'zip')}"`)
      return c.body(keepBytes(archive.value))
    }
    c.header('Content-Disposition', `attachment; filename="${fileName(design.coverTitle, 'json')}"`)
    return c.json(await fileOf(house, design.id, snapshot))
  })
}

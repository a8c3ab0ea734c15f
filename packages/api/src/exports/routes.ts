import { may, openTo } from '@balcony/access'
import { makeEdition } from '@balcony/design'
import { readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import { newExport } from '../designs/asked.ts'
import { OneAtATime } from '../door/one-at-a-time.ts'
import { picturesFor } from '../files/pictures.ts'
import { notThere, refused } from '../refusals.ts'
import { fileName } from './file-name.ts'

export function addExports(app: App, house: House): void {
  const { process, storage, clock, print, reader } = house
  const line = new OneAtATime()

  app.post('/api/designs/:design/exports', async (c) => {
    const body = await readBody(c, newExport)
    const member = await memberHere(house, c, c.req.param('design'))
    const open = openTo(member)
    if (!member || !may(member, 'export', { design: member.design, compartments: open })) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { id, person } = c.get('asker')
    const turn = await line.run(person, async () => {
      const snapshot = await reader.snapshot(member.design, open)
      const date = new Date(clock.now()).toISOString().slice(0, 10)
      const edition = makeEdition(process, snapshot, body.value.edition, { date })
      const pictures = await picturesFor(house, member.design, edition.snapshot)
      const pdf = await print(edition, { paper: body.value.paper, pictures })
      return pdf.ok ? { ok: true as const, value: { pdf: pdf.value.file, coverTitle: edition.coverTitle } } : pdf
    })
    if (!turn.ok) return refused(c, turn.problem)
    const made = turn.value
    if (!made.ok) return refused(c, made.problem)
    const about = { as: 'pdf', edition: body.value.edition, compartments: open }
    await storage.journal.write({
      chain: member.design,
      at: clock.now(),
      by: person,
      signIn: id,
      did: 'exported',
      about,
    })
    c.header('Content-Type', 'application/pdf')
    c.header('Content-Disposition', `attachment; filename="${fileName(made.value.coverTitle, 'pdf')}"`)
    return c.body(Uint8Array.from(made.value.pdf))
  })
}

import { may, openTo } from '@balcony/access'
import { drawsOn, editions } from '@balcony/design'
import { z } from 'zod'
import { readBody } from '../body.ts'
import { type App, type House, memberHere } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'
import type { DevicePrint } from './contract.ts'

const devicePrint: z.ZodType<DevicePrint> = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, 'Expected the id that the device gave to this print.'),
  edition: z.enum(editions, `Expected an edition: ${editions.join(', ')}.`),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Expected the SHA-256 of the file.'),
  printedAt: z.int('Expected a time in milliseconds.').min(0),
  checked: z.enum(['whole', 'in-part'], 'Expected “whole” or “in-part”.'),
})

/** A device tells what was printed on it: at once where there is a line, else when it is back. */
export function addDevicePrints(app: App, house: House): void {
  const { storage, clock } = house

  app.post('/api/designs/:design/exports/on-device', async (c) => {
    const member = await memberHere(house, c, c.req.param('design'))
    // Whoever lost the right to export meanwhile had it when they printed: the journal wants to know all the same.
    if (!member || !may(member, 'read', { design: member.design })) return refused(c, notThere)
    const body = await readBody(c, devicePrint)
    if (!body.ok) return refused(c, body.problem)
    const { id: print, edition, sha256, printedAt, checked } = body.value
    if (drawsOn(edition).length > 1) {
      // What draws on a closed part is handed out after this answer only: this is the door.
      const open = openTo(member)
      const mayMake =
        may(member, 'export', { design: member.design }) && drawsOn(edition).every((each) => open.includes(each))
      if (!mayMake) return refused(c, notThere)
      const proof = await unproven(house, c)
      if (proof) return proof
    }
    const { id: signIn, person } = c.get('asker')
    const about = { print, edition, sha256, checked, printedAt }
    const act = { chain: member.design, at: clock.now(), by: person, signIn, did: 'printed-on-device', about }
    // An answer that was lost makes the device tell again.
    await storage.journal.writeOnce(act, 'print')
    return c.body(null, 204)
  })
}

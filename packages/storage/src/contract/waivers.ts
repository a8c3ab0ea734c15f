import type { Compartment } from '@balcony/design'
import { describe, expect, test } from 'vitest'
import type { NewWaiver } from '../stores/waivers.ts'
import { now, type OpenEmpty, withDesign } from './world.ts'

function waiver(id: string, compartments: readonly Compartment[] = [], more: Partial<NewWaiver> = {}): NewWaiver {
  return {
    ...{ id, design: 'rivers', compartments, rule: 'DR-31', at: 'participant/p7/consent' },
    ...{ key: 'DR-31|participant/p7/consent|…', kind: 'working', reason: 'Signed on paper – 河.' },
    ...{ by: 'ana', madeAt: now, until: '2027-03-01', needsSecond: false },
    ...more,
  }
}

/** Dismissed findings. */
export function waiverRules(name: string, openEmpty: OpenEmpty): void {
  describe(`waivers on ${name}`, () => {
    test('[WAIVER1] a waiver keeps what it dismisses; a second person agrees once, and it is withdrawn once', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const asked = waiver('w1', [], { needsSecond: true })
      await empty.storage.waivers.make(asked)
      const { waivers } = await empty.reopen()
      expect(await waivers.of('rivers', ['core'])).toEqual([asked])
      const refused = { ok: false, problem: { code: 'not-found' } }
      expect(await waivers.second('w1', 'ana', now + 1)).toMatchObject(refused)
      expect(await waivers.second('w1', 'ben', now + 1)).toEqual({
        ok: true,
        value: { ...asked, second: { by: 'ben', at: now + 1 } },
      })
      expect(await waivers.second('w1', 'col', now + 2)).toMatchObject(refused)
      expect(await waivers.withdraw('w1', 'ben', now + 3)).toMatchObject({
        value: { withdrawn: { by: 'ben', at: now + 3 } },
      })
      expect(await waivers.withdraw('w1', 'ana', now + 4)).toMatchObject(refused)
      expect(await waivers.of('rivers', ['core'])).toEqual([])
      expect(await waivers.withdraw('none', 'ana', now)).toMatchObject(refused)
    })

    test('[WAIVER2] a waiver drawn from a compartment that was not asked for is not handed out', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { waivers } = empty.storage
      await waivers.make(waiver('w1', [], { madeAt: now + 2 }))
      await waivers.make(waiver('w2', ['people']))
      await waivers.make(waiver('w3', ['people', 'legal'], { madeAt: now + 1 }))
      const ids = async (open: readonly Compartment[]) => (await waivers.of('rivers', open)).map((each) => each.id)
      expect(await ids(['core'])).toEqual(['w1'])
      expect(await ids(['core', 'people'])).toEqual(['w2', 'w1'])
      expect(await ids(['core', 'people', 'legal'])).toEqual(['w2', 'w3', 'w1'])
      expect(await waivers.of('ports', ['core', 'people'])).toEqual([])
    })

    test('[STORE6] a waiver that was changed on disk is refused', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.waivers.make(waiver('w1'))
      await empty.damage("update waivers set until = '2099-01-01' where id = 'w1'")
      await expect(empty.storage.waivers.of('rivers', ['core'])).rejects.toMatchObject({ is: 'damaged' })
    })
  })
}

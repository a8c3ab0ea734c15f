import { describe, expect, test } from 'vitest'
import { now, type OpenEmpty, withDesign } from './world.ts'

/** What members ask their leads to open. */
export function askRules(name: string, openEmpty: OpenEmpty): void {
  describe(`asks on ${name}`, () => {
    test('[ASKED1] an ask waits with its reason until one lead answers it, or it is no question any more', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const one = {
        id: 'a1',
        design: 'rivers',
        person: 'ana',
        compartment: 'people' as const,
        reason: 'Visas',
        at: now,
      }
      await empty.storage.asks.add(one)
      await empty.storage.asks.add({ ...one, id: 'a2', compartment: 'legal', at: now + 1 })
      await empty.storage.asks.add({ ...one, id: 'a3', answered: { by: 'ana', at: now } })
      const { asks } = await empty.reopen()
      expect(await asks.open('rivers')).toEqual([one, { ...one, id: 'a2', compartment: 'legal', at: now + 1 }])
      expect(await asks.open('ports')).toEqual([])
      expect(await asks.answer('ports', 'a1', 'ana', now)).toBe(false)
      expect(await asks.answer('rivers', 'a1', 'ana', now)).toBe(true)
      expect(await asks.answer('rivers', 'a1', 'ana', now)).toBe(false)
      await asks.settle('rivers', 'ana', [], 'ana', now)
      expect(await asks.open('rivers')).toHaveLength(1)
      await asks.settle('rivers', 'ana', ['legal', 'sealed'], 'ana', now)
      expect(await asks.open('rivers')).toEqual([])
    })
  })
}

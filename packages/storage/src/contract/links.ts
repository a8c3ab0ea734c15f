import { describe, expect, test } from 'vitest'
import { type LinkOpener, type NewLink, wrongCodesAtMost } from '../stores/links.ts'
import { now, type OpenEmpty, withDesign } from './world.ts'

const day = 24 * 3_600_000

const made: NewLink = {
  id: 'l1',
  token: 'secret',
  design: 'rivers',
  right: 'link-comment',
  name: 'Dr Hana Sato',
  partner: 'PT1',
  sections: ['approach'],
  by: 'ana',
  madeAt: now,
  until: now + day,
  devices: 1,
}

const opener = (more: Partial<LinkOpener> = {}, guest = 'g1'): LinkOpener => ({
  link: 'l1',
  token: 'secret',
  guest: { id: guest, name: 'Hana', secret: `device-${guest}` },
  ...more,
})

/** Links to editions and who opened them. */
export function linkRules(name: string, openEmpty: OpenEmpty): void {
  describe(`links on ${name}`, () => {
    test('[LINK1] a link opens on its first device, which comes back by its own secret, and on no other', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.links.make(made)
      const { links } = await empty.reopen()
      expect(await links.open(opener(), now + 1)).toMatchObject({
        is: 'open',
        link: { id: 'l1', name: 'Dr Hana Sato', partner: 'PT1', sections: ['approach'], right: 'link-comment' },
        guest: { id: 'g1', name: 'Hana', openedAt: now + 1 },
      })
      expect(await links.open(opener({}, 'g2'), now + 2)).toEqual({ is: 'gone' })
      expect(await links.holder('l1', 'device-g1', now + 61_001)).toMatchObject({
        link: { id: 'l1' },
        guest: { id: 'g1', seenAt: now + 61_001 },
      })
      expect(await links.holder('l1', 'device-g2', now)).toBeUndefined()
      expect(await links.holder('other', 'device-g1', now)).toBeUndefined()
      expect(await links.find('rivers', 'l1')).toMatchObject({ withCode: false, guests: [{ name: 'Hana' }] })
      expect(await links.find('ports', 'l1')).toBeUndefined()
    })

    test('[LINK1] of many who open one link at the same moment as many are let in as it has devices', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { links } = empty.storage
      await links.make({ ...made, devices: 2 })
      const openings = await Promise.all(
        Array.from({ length: 6 }, (_, index) => links.open(opener({}, `g${index}`), now)),
      )
      expect(openings.filter(({ is }) => is === 'open')).toHaveLength(2)
    })

    test('[LINK2] wrong, past, closed and used-up links look alike, and neither secret is on disk', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { links } = empty.storage
      await links.make(made)
      expect(await links.open(opener({ token: 'guess' }), now)).toEqual({ is: 'gone' })
      expect(await links.open(opener({ link: 'l2' }), now)).toEqual({ is: 'gone' })
      expect(await links.open(opener(), now + day)).toEqual({ is: 'gone' })
      await links.open(opener(), now)
      expect(JSON.stringify(await links.of('rivers'))).not.toMatch(/secret|device-g1/)
      expect(await links.close('rivers', 'l1', 'ana', now + 5)).toBe(true)
      expect(await links.close('rivers', 'l1', 'ana', now + 6)).toBe(false)
      expect(await links.open(opener({}, 'g3'), now + 5)).toEqual({ is: 'gone' })
      expect(await links.holder('l1', 'device-g1', now + 5)).toBeUndefined()
      expect(await links.holds('g1', now + 5)).toBe(false)
      expect(await links.find('rivers', 'l1')).toMatchObject({ closed: { by: 'ana', at: now + 5 } })
    })

    test('[LINK3] a code is asked for once the secret is right; five wrong ones close the link for good', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { links } = empty.storage
      await links.make({ ...made, code: '042133' })
      expect(await links.open(opener(), now)).toEqual({ is: 'code-needed' })
      expect(await links.open(opener({ token: 'guess', code: '042133' }), now)).toEqual({ is: 'gone' })
      for (let left = wrongCodesAtMost - 1; left >= 0; left -= 1)
        expect(await links.open(opener({ code: '000000' }), now)).toMatchObject({ is: 'wrong-code', left })
      expect(await links.open(opener({ code: '042133' }), now)).toEqual({ is: 'gone' })
      expect(await links.find('rivers', 'l1')).toMatchObject({ withCode: true, closed: { by: 'l1' } })
      await links.make({ ...made, id: 'l3', token: 'third', code: '042133' })
      expect(await links.open(opener({ link: 'l3', token: 'third', code: '042133' }), now)).toMatchObject({
        is: 'open',
      })
    })

    test('[LINK4] a link is extended, given a new address that puts the old devices out, and left by its guest', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { links } = empty.storage
      await links.make(made)
      await links.open(opener(), now)
      await links.setUntil('ports', 'l1', now + 9 * day)
      expect(await links.holds('g1', now + day)).toBe(false)
      await links.setUntil('rivers', 'l1', now + 9 * day)
      expect(await links.holds('g1', now + day)).toBe(true)
      expect(await links.nextEnd(now)).toBe(now + 9 * day)
      expect(await links.nextEnd(now + 9 * day)).toBeUndefined()
      await links.renew('rivers', 'l1', { token: 'fresh' }, now + day)
      expect(await links.holds('g1', now + day)).toBe(false)
      expect(await links.open(opener({}, 'g2'), now + day)).toEqual({ is: 'gone' })
      expect(await links.open(opener({ token: 'fresh' }, 'g2'), now + day)).toMatchObject({ is: 'open' })
      await links.endGuest('g2', now + day)
      expect(await links.holder('l1', 'device-g2', now + day)).toBeUndefined()
      expect((await links.of('rivers'))[0]?.guests).toMatchObject([{ id: 'g1', endedAt: now + day }, { id: 'g2' }])
    })
  })
}

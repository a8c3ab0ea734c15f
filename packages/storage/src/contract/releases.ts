import { createHash } from 'node:crypto'
import type { Compartment } from '@balcony/design'
import { describe, expect, test } from 'vitest'
import type { StoredRelease } from '../stores/releases.ts'
import { now, type OpenEmpty, withDesign } from './world.ts'

function release(id: string, compartment: Compartment = 'core', at = now): Omit<StoredRelease, 'number'> {
  return {
    ...{ id, design: 'rivers', compartment, edition: 'partner', by: 'ana', at },
    ...{ version: 'After the second round – 河', fileName: 'Rivers.pdf', asked: '{}', approvals: [], given: [] },
  }
}

const edition = new TextEncoder().encode('{"kind":"partner"}'.repeat(90_000))
const pdf = new Uint8Array(2 ** 20 + 9).map((_, index) => index % 249)
const sha256 = createHash('sha256').update(pdf).digest('hex')
const published = { by: 'ben', at: now + 5, sha256, pages: 3 }

/** Releases. */
export function releaseRules(name: string, openEmpty: OpenEmpty): void {
  describe(`releases on ${name}`, () => {
    test('[RELEASE20] what was cut, what was decided and the bytes given out are there after opening again', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { releases } = empty.storage
      const proposed = await releases.propose(release('r1'), edition)
      expect(await releases.file('r1')).toBeUndefined()
      const approvals = [{ person: 'ben', as: 'lead', at: now + 1 }]
      const decided = await releases.decide('r1', (each) => ({ ...each, approvals }))
      expect(decided).toEqual({ ok: true, value: { ...proposed, approvals } })
      const done = { ...proposed, approvals, number: 1, published }
      expect(await releases.publish(done, pdf)).toEqual({ ok: true, value: done })
      const again = (await empty.reopen()).releases
      expect(await again.of('rivers', ['core'])).toEqual([done])
      expect(Buffer.compare((await again.file('r1')) ?? new Uint8Array(), pdf)).toBe(0)
      expect(Buffer.compare((await again.edition('r1')) ?? new Uint8Array(), edition)).toBe(0)
    })

    test('[RELEASE21] a release is published once, with the next number, and never with other bytes', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { releases } = empty.storage
      const first = await releases.propose(release('r1'), edition)
      const second = await releases.propose(release('r2', 'core', now + 1), edition)
      const refused = { ok: false, problem: { code: 'not-found' } }
      expect(await releases.publish({ ...first, number: 2, published }, pdf)).toMatchObject(refused)
      expect(await releases.publish({ ...first, number: 1, published }, pdf)).toMatchObject({ ok: true })
      expect(await releases.publish({ ...first, number: 2, published }, edition)).toMatchObject(refused)
      expect(await releases.publish({ ...second, number: 1, published }, pdf)).toMatchObject(refused)
      expect(await releases.publish({ ...second, number: 2, published }, pdf)).toMatchObject({ ok: true })
      expect((await releases.of('rivers', ['core'])).map((each) => [each.id, each.number])).toEqual([
        ['r2', 2],
        ['r1', 1],
      ])
      expect(await releases.decide('none', (each) => each)).toMatchObject(refused)
      expect(await releases.decide('r1', () => undefined)).toMatchObject(refused)
    })

    test('[RELEASE22] releases of a compartment that was not asked for are not handed out', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { releases } = empty.storage
      await releases.propose(release('r1'), edition)
      await releases.propose(release('r2', 'people', now + 1), edition)
      const ids = async (open: readonly Compartment[]) => (await releases.of('rivers', open)).map((each) => each.id)
      expect(await ids([])).toEqual([])
      expect(await ids(['core'])).toEqual(['r1'])
      expect(await ids(['core', 'people'])).toEqual(['r2', 'r1'])
      expect(await releases.of('ports', ['core'])).toEqual([])
    })

    test('[STORE6] a release that was changed on disk is refused', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.releases.propose(release('r1'), edition)
      await empty.damage("update releases set number = 7 where id = 'r1'")
      await expect(empty.storage.releases.of('rivers', ['core'])).rejects.toMatchObject({ is: 'damaged' })
    })
  })
}

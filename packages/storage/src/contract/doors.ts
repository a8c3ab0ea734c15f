import { describe, expect, test } from 'vitest'
import type { Opener } from '../stores/invitations.ts'
import { now, type OpenEmpty, withDesign } from './world.ts'

const day = 24 * 3_600_000

const join = {
  is: 'join' as const,
  design: 'rivers',
  name: 'Ben',
  role: 'planner' as const,
  clearances: ['people' as const],
}

function opener(token: string, id = 'ben', more: Partial<Opener> = {}): Opener {
  const signIn = { id: `laptop-of-${id}`, token: `secret-of-${id}`, until: now + day }
  return { token, newPerson: { id, colour: 2 }, signIn, ...more }
}

/** People, their sign-ins, links and memberships. */
export function doorRules(name: string, openEmpty: OpenEmpty): void {
  describe(`doors on ${name}`, () => {
    test('[STORE9] a sign-in is found by its token until it ends, and only its hash is on disk', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.signIns.begin('ana', { id: 'laptop', token: 'secret', until: now + day }, now)
      await empty.storage.signIns.begin('ana', { id: 'phone', token: 'other', until: now + day }, now + 1)
      const { signIns } = await empty.reopen()
      expect(await signIns.byToken('secret', now + 59_000)).toMatchObject({ id: 'laptop', person: 'ana', seenAt: now })
      expect(await signIns.byToken('secret', now + 61_000)).toMatchObject({ seenAt: now + 61_000 })
      expect(await signIns.byToken('wrong', now)).toBeUndefined()
      expect(await signIns.byToken('secret', now + day)).toBeUndefined()
      expect(await signIns.holds('laptop', now)).toBe(true)
      expect(await signIns.of('ana', now)).toMatchObject([{ id: 'laptop', seenAt: now + 61_000 }, { id: 'phone' }])
      await signIns.end('laptop')
      expect(await signIns.byToken('secret', now)).toBeUndefined()
      expect(await signIns.holds('laptop', now)).toBe(false)
      await signIns.sweep(now + day)
      expect(await signIns.of('ana', now)).toEqual([])
    })

    test('[STORE9] all sign-ins of a person end together, and nobody else’s', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { people, signIns } = empty.storage
      await people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
      await signIns.begin('ana', { id: 'laptop', token: 'a', until: now + day }, now)
      await signIns.begin('ben', { id: 'tablet', token: 'b', until: now + day }, now)
      await signIns.endAllOf('ana')
      expect(await signIns.byToken('a', now)).toBeUndefined()
      expect(await signIns.byToken('b', now)).toMatchObject({ person: 'ben' })
    })

    test('[STORE10] an invitation makes account, membership and sign-in in one act, and works once', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.invitations.make({ id: 'i1', token: 'link', purpose: join, by: 'ana', until: now + day }, now)
      const storage = await empty.reopen()
      expect(await storage.invitations.pending('rivers', now)).toEqual([
        { id: 'i1', name: 'Ben', role: 'planner', clearances: ['people'], madeAt: now, until: now + day },
      ])
      expect(await storage.invitations.redeem(opener('link'), now)).toEqual({
        ok: true,
        value: { person: 'ben', design: 'rivers' },
      })
      expect(await storage.people.find('ben')).toEqual({ id: 'ben', name: 'Ben', colour: 2 })
      expect(await storage.members.find('rivers', 'ben')).toMatchObject({ role: 'planner', clearances: ['people'] })
      expect(await storage.signIns.byToken('secret-of-ben', now)).toMatchObject({ person: 'ben' })
      expect(await storage.invitations.redeem(opener('link', 'eve'), now)).toMatchObject({ ok: false })
      expect(await storage.people.find('eve')).toBeUndefined()
      expect(await storage.invitations.pending('rivers', now)).toEqual([])
    })

    test('[STORE10] of many who open one link at the same moment exactly one is let in', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { invitations, members } = empty.storage
      await invitations.make({ id: 'i1', token: 'link', purpose: join, by: 'ana', until: now + day }, now)
      const openers = Array.from({ length: 8 }, (_, index) => opener('link', `p${index}`))
      const answers = await Promise.all(openers.map((each) => invitations.redeem(each, now)))
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      expect(await members.of('rivers')).toHaveLength(2)
    })

    test('[STORE10] a link that is over, withdrawn or unknown is refused with the same words', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { invitations } = empty.storage
      await invitations.make({ id: 'i1', token: 'link', purpose: join, by: 'ana', until: now + day }, now)
      const late = await invitations.redeem(opener('link'), now + day)
      await invitations.withdraw('ports', 'i1')
      await invitations.withdrawBy('rivers', 'somebody else')
      expect(await invitations.pending('rivers', now)).toHaveLength(1)
      await invitations.withdraw('rivers', 'i1')
      const withdrawn = await invitations.redeem(opener('link'), now)
      const unknown = await invitations.redeem(opener('guess'), now)
      expect(late).toMatchObject({ ok: false, problem: { code: 'not-found' } })
      expect(withdrawn).toEqual(late)
      expect(unknown).toEqual(late)
      await invitations.make({ id: 'i2', token: 'second', purpose: join, by: 'ana', until: now + day }, now)
      await invitations.withdrawBy('rivers', 'ana')
      expect(await invitations.redeem(opener('second'), now)).toEqual(late)
    })

    test('[STORE10] whoever is signed in takes an invitation on that account, and loses nothing they had', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { invitations, members, people } = empty.storage
      await invitations.make({ id: 'i1', token: 'link', purpose: join, by: 'ana', until: now + day }, now)
      const answer = await invitations.redeem(opener('link', 'new', { person: 'ana' }), now)
      expect(answer).toMatchObject({ value: { person: 'ana', design: 'rivers' } })
      expect(await members.find('rivers', 'ana')).toMatchObject({ role: 'lead' })
      expect(await people.all()).toHaveLength(1)
    })

    test('[STORE11] a sign-in link signs in the person it was made for, once', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { invitations, signIns } = empty.storage
      const purpose = { is: 'sign-in' as const, person: 'ana' }
      await invitations.make({ id: 's1', token: 'link', purpose, by: undefined, until: now + day }, now)
      expect(await invitations.redeem(opener('link', 'new'), now)).toEqual({ ok: true, value: { person: 'ana' } })
      expect(await signIns.byToken('secret-of-new', now)).toMatchObject({ person: 'ana' })
      expect(await invitations.redeem(opener('link', 'new'), now)).toMatchObject({ ok: false })
    })

    test('[STORE12] members come and go with their role and clearances, but the last lead stays, even when two go at once', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { members, people } = empty.storage
      await people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
      const ben = { design: 'rivers', person: 'ben', role: 'reader' as const, clearances: [] }
      expect((await members.put(ben, now + 1)).ok).toBe(true)
      expect(await members.remove('rivers', 'ana')).toMatchObject({ ok: false, problem: { code: 'conflict' } })
      expect((await members.put({ ...ben, role: 'lead' }, now + 2)).ok).toBe(true)
      expect(await members.of('rivers')).toMatchObject([
        { person: 'ana', name: 'Ana', colour: 1, role: 'lead' },
        { person: 'ben', name: 'Ben', colour: 2, role: 'lead', clearances: [] },
      ])
      const both = await Promise.all([members.remove('rivers', 'ana'), members.remove('rivers', 'ben')])
      expect(both.filter((answer) => answer.ok)).toHaveLength(1)
      expect(await members.of('rivers')).toHaveLength(1)
      expect(await members.ofPerson('ana')).toEqual([])
      expect(await members.find('rivers', 'ana')).toBeUndefined()
    })

    test('[STORE12] a membership may have an end, which is found when it has come; a lead with one is none to rely on', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { members, people, invitations } = empty.storage
      await people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
      const ben = { design: 'rivers', person: 'ben', role: 'lead' as const, clearances: [], until: now + day }
      expect((await members.put(ben, now)).ok).toBe(true)
      expect(await members.remove('rivers', 'ana')).toMatchObject({ ok: false })
      const own = { design: 'rivers', person: 'ana', role: 'lead' as const, clearances: [] }
      expect(await members.put({ ...own, until: now + day }, now)).toMatchObject({ ok: false })
      await invitations.make(
        { id: 'i1', token: 'link', purpose: { ...join, memberUntil: now + 2 * day }, by: 'ana', until: now + day },
        now,
      )
      await invitations.redeem(opener('link', 'col'), now)
      expect(await members.find('rivers', 'col')).toMatchObject({ until: now + 2 * day })
      expect(await members.nextEnd(now)).toBe(now + day)
      expect(await members.over(now + day - 1)).toEqual([])
      expect(await members.over(now + day)).toMatchObject([{ person: 'ben' }])
      expect((await members.remove('rivers', 'ben')).ok).toBe(true)
      expect(await members.nextEnd(now + day)).toBe(now + 2 * day)
    })

    test('[STORE12] the workspace knows its people and what each is to it', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { people } = await empty.reopen()
      await people.add({ id: 'ben', name: 'Ben', colour: 2 }, now + 1)
      expect(await people.workspaces()).toEqual([{ id: 'home', name: 'Home' }])
      expect(await people.roleIn('home', 'ana')).toBe('owner')
      expect(await people.roleIn('home', 'ben')).toBeUndefined()
      await people.admit('home', 'ben', 'member')
      expect(await people.roleIn('home', 'ben')).toBe('member')
      expect((await people.all()).map((person) => person.name)).toEqual(['Ana', 'Ben'])
    })

    test('[STORE13] several acts together are kept or dropped together', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { people, together } = empty.storage
      const half = together(async (stores) => {
        await stores.people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
        await stores.members.put({ design: 'rivers', person: 'ben', role: 'reader', clearances: [] }, now)
        throw new Error('interrupted')
      })
      await expect(half).rejects.toThrow('interrupted')
      expect(await people.find('ben')).toBeUndefined()
      await together(async (stores) => {
        await stores.people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
        await stores.members.put({ design: 'rivers', person: 'ben', role: 'reader', clearances: [] }, now)
      })
      expect(await empty.storage.members.find('rivers', 'ben')).toBeDefined()
    })
  })
}

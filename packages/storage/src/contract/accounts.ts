import { describe, expect, test } from 'vitest'
import { now, type OpenEmpty, withDesign } from './world.ts'

const day = 24 * 3_600_000
const ana = { person: 'ana', handle: ' Ana@Example.org ', email: 'ana@example.org', password: 'hash', totp: undefined }

/** How people come in. */
export function accountRules(name: string, openEmpty: OpenEmpty): void {
  describe(`accounts on ${name}`, () => {
    test('[ACCOUNT1] an account is found by its sign-in name however that is spelt, and no name belongs to two', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
      expect((await empty.storage.accounts.make(ana, now)).ok).toBe(true)
      const { accounts } = await empty.reopen()
      expect(await accounts.byHandle('ANA@example.ORG')).toMatchObject({ person: 'ana', email: 'ana@example.org' })
      expect(await accounts.byHandle('ben')).toBeUndefined()
      const second = { ...ana, person: 'ben', handle: 'ana@example.org' }
      expect(await accounts.make(second, now)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
      await accounts.setPassword('ana', 'other')
      await accounts.setEmail('ana', undefined)
      expect(await accounts.of('ana')).toMatchObject({ password: 'other', email: undefined })
    })

    test('[ACCOUNT2] a step of the second factor is used once, even by two at the same moment, and none before it', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { accounts } = empty.storage
      await accounts.make(ana, now)
      await accounts.setTotp('ana', { secret: 'S', step: 100 })
      expect(await accounts.useTotpStep('ana', 100)).toBe(false)
      const both = await Promise.all([accounts.useTotpStep('ana', 101), accounts.useTotpStep('ana', 101)])
      expect(both.filter(Boolean)).toHaveLength(1)
      expect(await accounts.useTotpStep('ana', 99)).toBe(false)
      expect(await accounts.of('ana')).toMatchObject({ totp: 'S' })
      await accounts.setTotp('ana', undefined)
      expect((await accounts.of('ana'))?.totp).toBeUndefined()
    })

    test('[ACCOUNT3] recovery codes work once each, new ones put the old out, and only hashes are kept', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.people.add({ id: 'ben', name: 'Ben', colour: 2 }, now)
      await empty.storage.accounts.make(ana, now)
      await empty.storage.recoveryCodes.replace('ana', ['aaaa-bbbb', 'cccc-dddd'])
      const { recoveryCodes } = await empty.reopen()
      expect(await recoveryCodes.use('ben', 'aaaa-bbbb')).toBe(false)
      const both = await Promise.all([recoveryCodes.use('ana', 'AAAA bbbb'), recoveryCodes.use('ana', 'aaaabbbb')])
      expect(both.filter(Boolean)).toHaveLength(1)
      expect(await recoveryCodes.left('ana')).toBe(1)
      await recoveryCodes.replace('ana', ['eeee-ffff'])
      expect(await recoveryCodes.use('ana', 'cccc-dddd')).toBe(false)
      expect(await recoveryCodes.left('ana')).toBe(1)
    })

    test('[ACCOUNT4] a passkey is kept with its counter until its owner removes it, and nobody removes another’s', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.accounts.make(ana, now)
      const key = {
        id: 'k1',
        person: 'ana',
        publicKey: 'pk',
        counter: 1,
        transports: ['usb'],
        name: 'Key',
        madeAt: now,
      }
      await empty.storage.passkeys.add(key)
      const { passkeys } = await empty.reopen()
      await passkeys.used('k1', 2, now + 5)
      expect(await passkeys.find('k1')).toEqual({ ...key, counter: 2, usedAt: now + 5 })
      expect(await passkeys.remove('ben', 'k1')).toBe(false)
      expect(await passkeys.of('ana')).toHaveLength(1)
      expect(await passkeys.remove('ana', 'k1')).toBe(true)
      expect(await passkeys.find('k1')).toBeUndefined()
    })

    test('[ACCOUNT5] a sign-in tells its device and when its person last proved who they are; all others end, or one', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { signIns } = empty.storage
      for (const id of ['laptop', 'phone', 'tablet'])
        await signIns.begin('ana', { id, token: id, until: now + day, device: 'Firefox, Linux', provenAt: now }, now)
      await signIns.proven('phone', now + 9)
      expect(await signIns.find('phone', now)).toMatchObject({ device: 'Firefox, Linux', provenAt: now + 9 })
      expect(await signIns.endOf('ben', 'phone')).toBe(false)
      expect(await signIns.endOf('ana', 'phone')).toBe(true)
      await signIns.endAllOf('ana', 'laptop')
      expect((await signIns.of('ana', now)).map((each) => each.id)).toEqual(['laptop'])
    })

    test('[ACCOUNT10] an account is closed and opened again; everybody’s standing is told, and when they last came in', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.people.add({ id: 'ben', name: 'Ben', colour: 2 }, now + 1)
      const came = { by: 'ana', signIn: '', about: {} }
      for (const [at, chain, did] of [
        [now + 1, 'server', 'signed in'],
        [now + 2, 'rivers', 'joined'],
        [now + 3, 'server', 'signed out'],
      ] as const)
        await empty.storage.journal.write({ ...came, at, chain, did })
      await empty.storage.people.closeAccount('ben', 'ana', now + 5)
      const { people, journal } = await empty.reopen()
      const ana = { id: 'ana', name: 'Ana', colour: 1, role: 'owner' }
      const ben = { id: 'ben', name: 'Ben', colour: 2 }
      expect(await people.standing('home')).toEqual([ana, { ...ben, closedAt: now + 5 }])
      expect([await people.isClosed('ben'), await people.isClosed('ana'), await people.isClosed('eve')]).toEqual([
        true,
        false,
        false,
      ])
      await people.openAccount('ben')
      expect(await people.standing('home')).toEqual([ana, ben])
      expect([...(await journal.lastOf(['signed in', 'joined']))]).toEqual([['ana', now + 2]])
    })

    test('[ACCOUNT6] a link tells what it is for without being used up; the first one makes the owner, and only one', async () => {
      await using empty = await openEmpty()
      const { people, invitations } = empty.storage
      await people.addWorkspace({ id: 'home', name: 'Home' }, now)
      expect(await people.hasOwner()).toBe(false)
      const made = { by: undefined, until: now + day, purpose: { is: 'own' } } as const
      await invitations.make({ id: 'l1', token: 'one', ...made }, now)
      await invitations.make({ id: 'l2', token: 'two', ...made }, now)
      expect(await invitations.look('one', now)).toMatchObject({ value: { purpose: { is: 'own' } } })
      const opener = (token: string, id: string) => ({
        token,
        newPerson: { id, colour: 1 },
        name: 'Ana',
        signIn: { id: `of-${id}`, token: `secret-${id}`, until: now + day },
      })
      const both = await Promise.all([
        invitations.redeem(opener('one', 'a'), now),
        invitations.redeem(opener('two', 'b'), now),
      ])
      expect(both.filter((each) => each.ok)).toHaveLength(1)
      expect(await people.hasOwner()).toBe(true)
      expect(await people.all()).toMatchObject([{ name: 'Ana' }])
      expect(await invitations.look('one', now)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    })

    test('[ACCOUNT7] links of a purpose that were made for a person can be withdrawn', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { invitations } = empty.storage
      const purpose = { is: 'set-up', person: 'ana' } as const
      await invitations.make({ id: 'l1', token: 'one', purpose, by: undefined, until: now + day }, now)
      await invitations.withdrawOf('ana', 'mail')
      expect(await invitations.look('one', now)).toMatchObject({ value: { purpose } })
      await invitations.withdrawOf('ana', 'set-up')
      expect(await invitations.look('one', now)).toMatchObject({ ok: false })
    })

    test('[ACCOUNT8] the ready people of the demo are known as such', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.people.add({ id: 'ben', name: 'Ben', colour: 2, demo: true }, now)
      const { people } = await empty.reopen()
      expect(await people.ofDemo()).toEqual([{ id: 'ben', name: 'Ben', colour: 2 }])
    })
  })
}

import { describe, expect, test } from 'vitest'
import { now, type OpenEmpty } from './world.ts'

/** Who did what to access. */
export function journalRules(name: string, openEmpty: OpenEmpty): void {
  describe(`journal on ${name}`, () => {
    const act = (did: string, chain = 'rivers') => ({
      chain,
      at: now,
      by: 'ana',
      signIn: 'laptop',
      did,
      about: { person: 'ben', clearances: ['people'] },
    })

    test('[STORE17] acts are kept in order, each design’s on its own', async () => {
      await using empty = await openEmpty()
      const { journal } = empty.storage
      await Promise.all([journal.write(act('invited')), journal.write(act('started', 'server'))])
      await journal.write(act('exported'))
      const again = (await empty.reopen()).journal
      expect(await again.of('rivers')).toEqual([act('invited'), act('exported')])
      expect((await again.of('server')).map((each) => each.did)).toEqual(['started'])
      expect(await again.firstBroken('rivers')).toBeUndefined()
    })

    test('[STORE17] an act that is told once more is written once, of each person and kind', async () => {
      await using empty = await openEmpty()
      const { journal } = empty.storage
      const printed = (print: string, by = 'ana') => ({ ...act('printed'), by, about: { print } })
      for (const each of [printed('a'), printed('a'), printed('b'), printed('a', 'ben')])
        await journal.writeOnce(each, 'print')
      await journal.writeOnce({ ...printed('a'), did: 'exported' }, 'print')
      const acts = (await journal.of('rivers')).map(({ did, by, about }) => [did, by, about['print']].join(' '))
      expect(acts).toEqual(['printed ana a', 'printed ana b', 'printed ben a', 'exported ana a'])
      expect(await journal.firstBroken('rivers')).toBeUndefined()
    })

    const changes = {
      'an entry was changed': ["update journal set person = 'eve' where number = 2", 2],
      'an entry was taken out': ['delete from journal where number = 2', 2],
      'the first was taken out': ['delete from journal where number = 1', 1],
    } as const
    for (const [what, [sql, broken]] of Object.entries(changes)) {
      test(`[STORE17] the chain shows that ${what}`, async () => {
        await using empty = await openEmpty()
        for (const did of ['invited', 'exported', 'released']) await empty.storage.journal.write(act(did))
        await empty.damage(sql)
        expect(await empty.storage.journal.firstBroken('rivers')).toBe(broken)
      })
    }
  })
}

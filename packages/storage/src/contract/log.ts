import { describe, expect, test } from 'vitest'
import { entry, now, type OpenEmpty, read, withDesign } from './world.ts'

/** What rooms rely on. */
export function logRules(name: string, openEmpty: OpenEmpty): void {
  describe(`log on ${name}`, () => {
    test('[STORE1] what was appended is there after closing and opening again, in order, numbered without gaps', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      expect(await read(empty.storage)).toEqual({ epoch: 'e1', head: 0, snapshot: undefined, updates: [] })
      expect(await empty.storage.log.append([entry('a'), entry('x', { in: 'people' }), entry('b')])).toEqual([1, 1, 2])
      expect(await empty.storage.log.append([entry('c')])).toEqual([3])
      const storage = await empty.reopen()
      expect(await read(storage)).toMatchObject({ head: 3, updates: ['1 a', '2 b', '3 c'] })
      expect(await read(storage, 'people')).toMatchObject({ epoch: 'e2', head: 1, updates: ['1 x'] })
      expect(await storage.log.load('rivers/legal')).toBeUndefined()
      expect(await storage.log.append([])).toEqual([])
    })

    test('[STORE2] a batch is kept whole or not at all: one entry for another epoch refuses all of it', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const batch = [entry('a', { newClients: [5] }), entry('x', { in: 'people', epoch: 'old' })]
      await expect(empty.storage.log.append(batch)).rejects.toMatchObject({
        name: 'NotAppended',
        compartment: 'rivers/people',
        why: 'epoch',
      })
      await expect(empty.storage.log.append([entry('a'), entry('b', { epoch: 'old' })])).rejects.toThrow('epoch')
      await expect(empty.storage.log.append([entry('a', { compartment: 'none/core' })])).rejects.toThrow('epoch')
      expect(await read(empty.storage)).toMatchObject({ head: 0, updates: [] })
      expect((await empty.storage.log.owners('rivers/core')).size).toBe(0)
    })

    test('[STORE3] a client id belongs for good to whoever wrote under it first', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.log.append([entry('a', { newClients: [5, 4_294_967_295] }), entry('b', { newClients: [5] })])
      await expect(
        empty.storage.log.append([entry('c'), entry('d', { by: 'ben', newClients: [5] })]),
      ).rejects.toMatchObject({ why: 'owner' })
      const storage = await empty.reopen()
      expect(await storage.log.owners('rivers/core')).toEqual(
        new Map([
          [5, 'ana'],
          [4_294_967_295, 'ana'],
        ]),
      )
      expect(await storage.log.owners('rivers/people')).toEqual(new Map())
      expect(await read(storage)).toMatchObject({ updates: ['1 a', '2 b'] })
    })

    test('[STORE4] compaction puts a snapshot in the place of the updates it covers, and of no others', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.log.append(['a', 'b', 'c'].map((text) => entry(text)))
      await empty.storage.log.append([entry('x', { in: 'people' })])
      expect(await empty.storage.log.compact('rivers/core', 'e1', 2, new TextEncoder().encode('ab'))).toBe(true)
      const long = 'long '.repeat(1000)
      expect(await read(empty.storage)).toMatchObject({ head: 3, snapshot: 'ab', updates: ['3 c'] })
      expect(await empty.storage.log.compact('rivers/core', 'e1', 3, new TextEncoder().encode(long))).toBe(true)
      const storage = await empty.reopen()
      expect(await storage.log.append([entry('d')])).toEqual([4])
      expect(await read(storage)).toEqual({ epoch: 'e1', head: 4, snapshot: long, updates: ['4 d'] })
      expect(await read(storage, 'people')).toMatchObject({ snapshot: undefined, updates: ['1 x'] })
    })

    test('[STORE5] compaction changes nothing when the epoch is another, or it covers less than before or more than was written', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.log.append(['a', 'b', 'c'].map((text) => entry(text)))
      const { log } = empty.storage
      const bytes = new TextEncoder().encode('s')
      expect(await log.compact('rivers/core', 'e1', 2, bytes)).toBe(true)
      const before = await read(empty.storage)
      expect(await log.compact('rivers/core', 'old', 3, bytes)).toBe(false)
      expect(await log.compact('rivers/core', 'e1', 1, bytes)).toBe(false)
      expect(await log.compact('rivers/core', 'e1', 4, bytes)).toBe(false)
      expect(await log.compact('none/core', 'e1', 1, bytes)).toBe(false)
      expect(await read(empty.storage)).toEqual(before)
    })

    const damages: Readonly<Record<string, string>> = {
      'bytes of an update': "update updates set bytes = x'6263' where seq = 3",
      'the type of an update': 'update updates set bytes = cast(bytes as text) where seq = 3',
      'the author of an update': "update updates set author = 'ben' where seq = 4",
      'the time of an update': 'update updates set written_at = written_at + 1 where seq = 3',
      'the kind of an update': 'update updates set kind = 1 where seq = 3',
      'the key of an update': 'update updates set key_version = 1 where seq = 3',
      'a row lost in the middle': 'delete from updates where seq = 3',
      'a row lost at the end': 'delete from updates where seq = 4',
      'two rows changed places': 'update updates set seq = 10 - seq where seq in (3, 4)',
      'bytes of the snapshot': "update snapshots set bytes = x'6263'",
      'the snapshot lost': 'delete from snapshots',
      'the epoch': "update compartments set epoch = 'e9' where name = 'core'",
      'the head': "update compartments set head = 5 where name = 'core'",
    }
    for (const [what, sql] of Object.entries(damages)) {
      test(`[STORE6] damage is refused with words, never handed out: ${what}`, async () => {
        await using empty = await openEmpty()
        await withDesign(empty.storage)
        await empty.storage.log.append(['a', 'b', 'c', 'd'].map((text) => entry(text)))
        await empty.storage.log.append([entry('x', { in: 'people' })])
        await empty.storage.log.compact('rivers/core', 'e1', 2, new TextEncoder().encode('ab'))
        await empty.damage(sql)
        const load = empty.storage.log.load('rivers/core')
        await expect(load).rejects.toMatchObject({ is: 'damaged', problem: { code: 'unavailable' } })
        await expect(load).rejects.toThrow(/^Stored data is damaged \(rivers\/core\) and is not handed out/)
        if (what.includes('epoch') || what.includes('head')) return
        expect(await read(empty.storage, 'people')).toMatchObject({ updates: ['1 x'] })
      })
    }

    test('[STORE6] an owner of a client id that was changed on disk is refused', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.log.append([entry('a', { newClients: [5] })])
      await empty.damage("update client_ids set person = 'ben'")
      await expect(empty.storage.log.owners('rivers/core')).rejects.toMatchObject({ is: 'damaged' })
      await empty.damage('delete from client_ids')
      await expect(empty.storage.log.owners('rivers/core')).rejects.toMatchObject({ is: 'damaged' })
    })

    test('[STORE7] a design comes into being whole, with its seeds, their owner and its lead, or not at all', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage, new TextEncoder().encode('seed'))
      const storage = await empty.reopen()
      expect(await read(storage)).toEqual({ epoch: 'e1', head: 1, snapshot: 'seed', updates: [] })
      expect(await read(storage, 'people')).toMatchObject({ head: 0, snapshot: undefined })
      expect(await storage.log.owners('rivers/core')).toEqual(new Map([[7, 'ana']]))
      expect(await storage.log.append([entry('a', { at: now + 5 })])).toEqual([2])
      expect(await storage.designs.find('rivers')).toEqual({
        id: 'rivers',
        workspace: 'home',
        title: 'Talks over the Anvar rivers',
        coverTitle: 'Rivers',
        compartments: [
          { name: 'core', epoch: 'e1', schemaVersion: 1, changedAt: now + 5, head: 2 },
          { name: 'people', epoch: 'e2', schemaVersion: 1, changedAt: now, head: 0 },
        ],
      })
      expect(await storage.members.find('rivers', 'ana')).toMatchObject({
        design: 'rivers',
        person: 'ana',
        role: 'lead',
        clearances: ['core', 'people'],
      })
      const twice = { name: 'core' as const, epoch: 'e', schemaVersion: 1 }
      const wrong = { id: 'ports', workspace: 'home', title: 'Ports', coverTitle: 'Ports', by: 'ana' }
      await expect(storage.designs.create({ ...wrong, compartments: [twice, twice] }, now)).rejects.toThrow()
      expect(await storage.designs.find('ports')).toBeUndefined()
      expect(await storage.designs.ofPerson('ana')).toHaveLength(1)
    })

    test('[STORE7] titles follow the design', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      await empty.storage.designs.retitle('rivers', { title: 'Three rivers', coverTitle: 'Waters' })
      expect(await empty.storage.designs.ofPerson('ana')).toMatchObject([
        { title: 'Three rivers', coverTitle: 'Waters' },
      ])
      expect(await empty.storage.designs.ofPerson('ben')).toEqual([])
    })
  })
}

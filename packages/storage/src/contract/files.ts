import type { Compartment } from '@balcony/design'
import { describe, expect, test } from 'vitest'
import type { NewFile } from '../stores/files.ts'
import { now, type OpenEmpty, withDesign } from './world.ts'

function file(id: string, compartment: Compartment = 'core', more: Partial<NewFile> = {}): NewFile {
  return {
    ...{ id, design: 'rivers', compartment, address: 'venue/V1', name: 'Ufer – 河.png', type: 'image/png' },
    ...{ width: 3, height: 2, by: 'ana', at: now },
    ...more,
  }
}

/** Larger than one part, and not the same all over. */
const large = new Uint8Array(2 * 2 ** 20 + 5).map((_, index) => index % 251)

/** Pictures and documents. */
export function fileRules(name: string, openEmpty: OpenEmpty): void {
  describe(`files on ${name}`, () => {
    test('[KEPT1] a file is there after opening again, byte for byte, with its name and type', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const added = await empty.storage.files.add(file('f1'), large)
      expect(added).toMatchObject({ size: large.length, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
      const { files } = await empty.reopen()
      expect(await files.of('rivers', ['core'])).toEqual([added])
      expect(Buffer.compare((await files.bytes('f1')) ?? new Uint8Array(), large)).toBe(0)
      expect(await files.bytes('none')).toBeUndefined()
      expect(await files.sizeOf('rivers')).toBe(large.length)
      expect(await files.sizeOf('ports')).toBe(0)
    })

    test('[KEPT2] files of a compartment that was not asked for are not handed out', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { files } = empty.storage
      await files.add(file('f1'), large)
      await files.add(file('f2', 'people', { at: now + 1 }), large)
      const ids = async (open: readonly Compartment[]) => (await files.of('rivers', open)).map((each) => each.id)
      expect(await ids([])).toEqual([])
      expect(await ids(['core'])).toEqual(['f1'])
      expect(await ids(['core', 'people'])).toEqual(['f1', 'f2'])
      expect(await files.of('ports', ['core', 'people'])).toEqual([])
    })

    test('[KEPT3] a removed file is listed no more and comes back whole, until it is collected', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { files } = empty.storage
      const added = await files.add(file('f1'), large)
      const refused = { ok: false, problem: { code: 'not-found' } }
      expect(await files.restore('f1')).toMatchObject(refused)
      expect(await files.remove('f1', 'ben', now + 1)).toMatchObject({
        value: { removed: { by: 'ben', at: now + 1 } },
      })
      expect(await files.remove('f1', 'ben', now + 2)).toMatchObject(refused)
      expect(await files.of('rivers', ['core'])).toEqual([])
      expect(await files.restore('f1')).toEqual({ ok: true, value: added })
      await files.remove('f1', 'ben', now + 3)
      await files.collect('rivers', now + 3)
      expect(await files.bytes('f1')).toBeDefined()
      await files.collect('ports', now + 9)
      expect(await files.find('f1')).toBeDefined()
      await files.collect('rivers', now + 4)
      expect([await files.find('f1'), await files.bytes('f1'), await files.sizeOf('rivers')]).toEqual([
        undefined,
        undefined,
        0,
      ])
      expect(await files.restore('f1')).toMatchObject(refused)
    })

    test('[STORE6] a file that was moved, shortened or changed on disk is refused', async () => {
      for (const damage of [
        "update files set compartment = 'core' where id = 'f1'",
        "update files set address = 'venue/V2' where id = 'f1'",
        "delete from file_parts where file = 'f1' and position = 2",
        "update file_parts set position = 9 where file = 'f1' and position = 1",
        "update file_parts set kind = 1 where file = 'f1' and position = 0",
      ]) {
        await using empty = await openEmpty()
        await withDesign(empty.storage)
        await empty.storage.files.add(file('f1', 'people'), large)
        await empty.damage(damage)
        await expect(empty.storage.files.bytes('f1'), damage).rejects.toMatchObject({ is: 'damaged' })
      }
    })
  })
}

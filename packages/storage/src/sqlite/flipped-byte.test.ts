import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMaster, entry, withDesign } from '../contract/world.ts'
import { openStorage, type Storage, StorageFailed } from '../index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-flipped-'))
const file = path.join(folder, 'balcony.db')
const sound = path.join(folder, 'sound.db')
let size = 0
let truth: unknown

beforeAll(async () => {
  const storage = await opened()
  await withDesign(storage, crypto.getRandomValues(new Uint8Array(3000)))
  for (let batch = 0; batch < 20; batch++) {
    await storage.log.append(
      Array.from({ length: 20 }, (_, index) => entry(`words ${batch} ${index}`, { newClients: [index] })),
    )
  }
  truth = await everything(storage)
  await storage.close()
  copyFileSync(file, sound)
  size = readFileSync(sound).length
})

afterAll(() => rmSync(folder, { recursive: true }))

for (const seed of [1, 2, 3, 4]) {
  test(`[STORE18] a flipped bit anywhere in the file is noticed or harmless: what is read is the truth or a refusal in words (seed ${seed})`, async () => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(7), async (position, bit) => {
        const bytes = readFileSync(sound)
        bytes[position] = (bytes[position] ?? 0) ^ (1 << bit)
        writeFileSync(file, bytes)
        const outcome = await whatIsRead()
        if (outcome instanceof StorageFailed) refused += 1
        else expect(outcome).toEqual(truth)
      }),
      { seed, numRuns: 60 },
    )
    expect(refused).toBeGreaterThan(10)
  })
}

async function whatIsRead(): Promise<unknown> {
  const storage = await openStorage({ folder, masters: aMaster })
  if (!storage.ok) return new StorageFailed('damaged', storage.problem.message)
  try {
    return await everything(storage.value)
  } catch (error) {
    if (error instanceof StorageFailed) return error
    throw error
  } finally {
    await storage.value.close()
  }
}

async function everything(storage: Storage): Promise<unknown> {
  return [await storage.log.load('rivers/core'), await storage.log.owners('rivers/core')]
}

async function opened(): Promise<Storage> {
  const storage = await openStorage({ folder, masters: aMaster })
  if (!storage.ok) throw new Error(storage.problem.message)
  return storage.value
}

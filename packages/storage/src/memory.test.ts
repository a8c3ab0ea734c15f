import { expect, test } from 'vitest'
import { entry, read, withDesign } from './contract/world.ts'
import { openStorage } from './index.ts'

test('[STORE25] a store in memory is the same store, and nothing outlives it', async () => {
  const storage = await openStorage('memory')
  if (!storage.ok) throw new Error(storage.problem.message)
  await withDesign(storage.value)
  await storage.value.log.append([entry('a')])
  expect(await read(storage.value)).toMatchObject({ head: 1, updates: ['1 a'] })
  await storage.value.close()
  const another = await openStorage('memory')
  if (!another.ok) throw new Error(another.problem.message)
  expect(await read(another.value)).toBeUndefined()
  await another.value.close()
})

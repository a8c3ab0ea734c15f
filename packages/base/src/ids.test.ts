import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('[BASE1] ids are 16 letters and digits without vowels, and differ with the chance they are given', () => {
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const ids = new Set(Array.from({ length: 1000 }, () => newId(random)))
  expect(ids.size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[23456789abcdefghjkmnpqrstvwxyz]{16}$/)
})

test('[BASE2] ids that files bring along may not hold what separates an address, nor be empty or endless', () => {
  for (const good of ['O1', 'S-PSW2', 'S-PM3-d1-01', 'v7k2']) expect(isId(good)).toBe(true)
  for (const bad of ['', 'a/b', '../x', ' a', 'a b', '-a', 'x'.repeat(65), '__proto__', 'a\u0000'])
    expect(isId(bad)).toBe(false)
})

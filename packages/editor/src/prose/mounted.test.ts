import { expect, test } from 'vitest'
import { MountedEditors, maxMounted } from './mounted.ts'

function editors(count: number, busy: readonly number[] = []) {
  const gone: string[] = []
  const mounted = new MountedEditors()
  for (let index = 1; index <= count; index += 1)
    mounted.mount({
      address: `s${index}`,
      busy: () => busy.includes(index),
      unmount: () => gone.push(`s${index}`),
    })
  return { mounted, gone }
}

test('[PROSE1] at most eight editors stand; the longest unused goes', () => {
  const { mounted, gone } = editors(maxMounted + 2)
  expect(gone).toEqual(['s1', 's2'])
  expect(mounted.addresses).toHaveLength(maxMounted)
})

test('[PROSE1] one that is used again stays', () => {
  const { mounted, gone } = editors(maxMounted)
  mounted.use('s1')
  mounted.mount({ address: 'new', busy: () => false, unmount: () => {} })
  expect(gone).toEqual(['s2'])
})

test('[PROSE2] the focused one, and one in which letters are composed, never goes', () => {
  const { gone } = editors(maxMounted + 1, [1, 2])
  expect(gone).toEqual(['s3'])
})

import { ok } from '@balcony/base'
import { expect, test } from 'vitest'
import { maxWaitingJobs, OneAtATime } from './one-at-a-time.ts'

test('[EXPORT3] one large job per person at a time; others wait their turn, and too many are refused', async () => {
  const line = new OneAtATime()
  const order: string[] = []
  const doors: (() => void)[] = []
  const job = (name: string) => () =>
    new Promise<string>((resolve) => {
      order.push(name)
      doors.push(() => resolve(name))
    })
  const jobs = Array.from({ length: maxWaitingJobs + 1 }, (_, index) => line.run('ana', job(`ana ${index}`)))
  const other = line.run('ben', job('ben'))
  expect(await line.run('ana', job('one too many'))).toMatchObject({ ok: false, problem: { code: 'too-many' } })
  await Promise.resolve()
  expect(order).toEqual(['ana 0', 'ben'])
  for (const each of [...jobs, other]) {
    while (doors.length > 0) doors.shift()?.()
    await each
  }
  expect(order).toEqual(['ana 0', 'ben', 'ana 1', 'ana 2', 'ana 3'])
})

test('[EXPORT3] an export that fails does not hold up the next', async () => {
  const line = new OneAtATime()
  const first = line.run('ana', () => Promise.reject(new Error('no font')))
  const second = line.run('ana', async () => 'made')
  await expect(first).rejects.toThrow('no font')
  expect(await second).toEqual(ok('made'))
})

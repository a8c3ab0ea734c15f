import { expect, test } from 'vitest'
import { postFrom } from '../testing/accounts.ts'
import { world } from '../testing/world.ts'
import { cameFrom, noProxies, readProxies } from './address.ts'

function proxies(words: string) {
  const read = readProxies(words)
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}

test('[ENTER13] without a proxy of ours, what a request says about its address counts nothing', () => {
  for (const told of ['1.2.3.4', '127.0.0.1', '::1', 'x', ''])
    expect(cameFrom('198.51.100.7', told, noProxies)).toBe('198.51.100.7')
  expect(cameFrom('198.51.100.7', '1.2.3.4', proxies('10.0.0.0/8'))).toBe('198.51.100.7')
})

test('[ENTER13] behind our proxies the last address that they did not write themselves counts', () => {
  const ours = proxies('127.0.0.1 ::1, 10.0.0.0/8')
  expect(cameFrom('127.0.0.1', '203.0.113.9', ours)).toBe('203.0.113.9')
  expect(cameFrom('::ffff:127.0.0.1', '203.0.113.9', ours)).toBe('203.0.113.9')
  expect(cameFrom('127.0.0.1', '6.6.6.6, 203.0.113.9', ours)).toBe('203.0.113.9')
  expect(cameFrom('127.0.0.1', '6.6.6.6, 203.0.113.9, 10.1.1.1', ours)).toBe('203.0.113.9')
  expect(cameFrom('127.0.0.1', undefined, ours)).toBe('127.0.0.1')
  expect(cameFrom('127.0.0.1', 'unknown, nonsense', ours)).toBe('127.0.0.1')
  expect(cameFrom('127.0.0.1', '2001:db8::1', ours)).toBe('2001:db8::1')
})

test('[ENTER13] what is no address is refused in words', () => {
  for (const words of ['proxy.example', '10.0.0.0/33', '1.2.3', '::/129'])
    expect(readProxies(words)).toMatchObject({ ok: false, problem: { code: 'invalid' } })
})

test('[ENTER13] [SIGNIN6] the limit of tries cannot be passed by writing other addresses into a header', async () => {
  const here = await world()
  const tries = Array.from({ length: 12 }, (_, index) =>
    postFrom(here, '198.51.100.7', '/api/sign-in', { token: 'wrong' }, { 'x-forwarded-for': `203.0.113.${index}` }),
  )
  const statuses = (await Promise.all(tries)).map((answer) => answer.status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  await here.close()
})

import { expect, test } from 'vitest'
import { takeToken, tokenIn } from './sign-in-link.ts'

const secret = 'q3Jw0m_Zk-4vT9yB1xN7cD2eF5gH8iL6oP0rS3uV4wX'

test('[WEB5] the secret of a sign-in link leaves the address bar before it is used', () => {
  const replaced: unknown[] = []
  const page = { replaceState: (...given: unknown[]) => replaced.push(given) }
  expect(takeToken({ hash: `#${secret}`, pathname: '/sign-in' }, page)).toBe(secret)
  expect(replaced).toEqual([[null, '', '/sign-in']])
})

test('[WEB5] only what looks like a secret is taken for one', () => {
  expect(tokenIn(`#token=${secret}`)).toBe(secret)
  for (const other of ['', '#', '#main', '#a b', `#${'x'.repeat(300)}`, '#token=', '#javascript:alert(1)'])
    expect(tokenIn(other)).toBeUndefined()
})

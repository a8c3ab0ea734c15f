import { expect, test } from 'vitest'
import { Attempts, failedSignInsPerHour } from './attempts.ts'

const hour = 3_600_000

test('[SIGNIN6] ten failed sign-ins an hour from one address, then none until the hour is over; others are not held up', () => {
  const attempts = new Attempts()
  for (let i = 0; i < failedSignInsPerHour; i++) {
    expect(attempts.mayTry('10.0.0.1', i)).toBe(true)
    attempts.failed('10.0.0.1', i)
  }
  expect(attempts.mayTry('10.0.0.1', 100)).toBe(false)
  expect(attempts.mayTry('10.0.0.2', 100)).toBe(true)
  expect(attempts.mayTry('10.0.0.1', hour)).toBe(true)
})

test('[SIGNIN6] an IPv6 household counts as one address, however it is written', () => {
  const attempts = new Attempts()
  for (let i = 0; i < failedSignInsPerHour; i++) attempts.failed(`2001:db8:1:2::${i}`, 0)
  expect(attempts.mayTry('2001:db8:1:2:9:9:9:9', 1)).toBe(false)
  expect(attempts.mayTry('2001:db8:1:3::1', 1)).toBe(true)
})

import { expect, test } from 'vitest'
import { Refused, Unreachable } from '../server.ts'
import { outcome } from './outcome.ts'

const refused = (code: 'not-found' | 'conflict' | 'too-many') => new Refused({ code, message: 'Wait an hour.' })

test('[WEB5] a link that was used or has run out is told apart from a server that cannot be reached, and from being asked to wait', () => {
  expect(outcome(refused('not-found'))).toEqual({ is: 'used' })
  expect(outcome(refused('conflict'))).toEqual({ is: 'used' })
  expect(outcome(refused('too-many'))).toEqual({ is: 'refused', words: 'Wait an hour.' })
  expect(outcome(new Unreachable('no answer'))).toEqual({ is: 'unreachable' })
})

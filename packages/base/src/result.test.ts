import { expect, test } from 'vitest'
import { assert, ok, refuse } from './index.ts'

test('[BASE3] a refusal is a value that says why; a broken promise throws', () => {
  expect(ok(4)).toEqual({ ok: true, value: 4 })
  expect(refuse('invalid', 'Tension goes from 1 to 5; this says 9.', 'session/s1/tension')).toEqual({
    ok: false,
    problem: { code: 'invalid', message: 'Tension goes from 1 to 5; this says 9.', at: 'session/s1/tension' },
  })
  expect(() => assert(true, 'true is true')).not.toThrow()
  expect(() => assert(false, 'an edition goes only to its own level')).toThrow('an edition goes only to its own level')
})

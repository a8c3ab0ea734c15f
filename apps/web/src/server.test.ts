import { expect, test } from 'vitest'
import { readProblems } from './server.ts'

const problem = { code: 'invalid', message: 'Tension goes from 1 to 5; this says 9.', at: 'session/s1/tension' }

test('[WEB6] every problem that the server names reaches the person, and an answer that is none of ours counts as no answer', () => {
  expect(readProblems({ problem })).toEqual([problem])
  expect(readProblems({ problem, problems: [problem, { ...problem, at: 'venue/v1' }] })).toHaveLength(2)
  for (const other of [undefined, null, 'bad gateway', {}, { problem: 'no' }, { problem: { message: 7 } }])
    expect(readProblems(other)).toEqual([])
})

import { afterEach, expect, test, vi } from 'vitest'
import { post, Refused } from '../server.ts'
import { proving } from './proving.ts'

afterEach(() => vi.unstubAllGlobals())

/** A server that wants proof until it has it. */
function server() {
  const asked: string[] = []
  const state = { proven: false }
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    if (state.proven) return Response.json({ done: true })
    return Response.json({ problem: { code: 'prove-again', message: 'Confirm first.' } }, { status: 403 })
  })
  return { asked, state }
}

test('[WEB31] what is grave waits for the person to prove who they are, and then goes on by itself, once', async () => {
  const { asked, state } = server()
  const both = [post('/api/grave', { a: 1 }), post('/api/grave', { a: 2 })]
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  await vi.waitFor(() => expect(proving.asked()).toBe(true))
  state.proven = true
  proving.done(true)
  expect(await Promise.all(both)).toEqual([{ done: true }, { done: true }])
  expect(asked).toHaveLength(4)
  expect(proving.asked()).toBe(false)
})

test('[WEB31] whoever closes the question is refused, and nothing is asked twice', async () => {
  const { asked } = server()
  const grave = post('/api/grave')
  await vi.waitFor(() => expect(proving.asked()).toBe(true))
  proving.done(false)
  await expect(grave).rejects.toBeInstanceOf(Refused)
  expect(asked).toHaveLength(1)
})

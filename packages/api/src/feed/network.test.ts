import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Port, port } from '../testing/port.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

test('[FEED2] over the network a feed ends at once when access is lost, and the server says nothing about it', async () => {
  const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info')]
  const planner = await here.person({ role: 'planner' })
  const answer = await fetch(`${here.url}/api/designs/${here.design}/events`, { headers: { cookie: planner.cookie } })
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const reader = answer.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('retry: 1000\n\n')
  await here.storage.members.remove(here.design, planner.id)
  await here.api.accessChanged({ design: here.design, person: planner.id })
  await expect(reader?.read()).rejects.toThrow()
  const again = await fetch(`${here.url}/api/designs/${here.design}/events`, { headers: { cookie: planner.cookie } })
  expect(again.status).toBe(404)
  for (const each of said) expect(each).not.toHaveBeenCalled()
})

test('[FEED2] over the network a feed goes on when access changes and some of it is left, and says so', async () => {
  const planner = await here.person({ role: 'planner' })
  const answer = await fetch(`${here.url}/api/designs/${here.design}/events`, { headers: { cookie: planner.cookie } })
  const reader = answer.body?.getReader()
  await reader?.read()
  const change = { role: 'reader', clearances: ['people'] }
  expect((await here.lead.post(`/api/designs/${here.design}/members/${planner.id}`, change)).status).toBe(200)
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"is":"access"')
  await reader?.cancel()
})

test('[FEED1] a page that goes away is forgotten', async () => {
  const stop = new AbortController()
  const { signal } = stop
  const answer = await fetch(`${here.url}/api/designs/${here.design}/events`, {
    headers: { cookie: here.lead.cookie },
    signal,
  })
  await answer.body?.getReader().read()
  expect(here.api.feeds.size).toBe(1)
  stop.abort()
  await vi.waitFor(() => expect(here.api.feeds.size).toBe(0), { interval: 5 })
})

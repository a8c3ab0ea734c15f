import type { OpenedLink, PartnerThread } from '@balcony/api/contract'
import { afterEach, expect, test, vi } from 'vitest'
import type { Copies, Copy } from './copy.ts'
import { GuestTalk, type Opened } from './guest-talk.ts'
import { Outbox } from './outbox.ts'

const me: OpenedLink = { id: 'g1', name: 'Rosa', right: 'link-comment', until: 9, coverTitle: 'Papers', mayKeep: true }
const kept = (id: string, at: number) => ({ id, at, text: `words of ${id}`, address: 'venues' })

/** A phone with a shelf that outlives the page, and a network that the test turns on and off. */
function phone() {
  const shelf = new Map<string, string>()
  const sent: { path: string; body: { id: string } }[] = []
  const server = new Map<string, PartnerThread>()
  const net: { is: 'on' | 'off' | 'answer lost' | 'closed' | 'refusing' } = { is: 'on' }
  const problem = (code: string, status: number) =>
    Response.json({ problem: { code, message: 'The words have changed.' } }, { status })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (net.is === 'off') throw new TypeError('no network')
    if (net.is === 'closed') return problem('not-signed-in', 401)
    if (init.method !== 'POST')
      return path.endsWith('/edition')
        ? Response.json({ edition: { names: {}, snapshot: {} } })
        : Response.json([...server.values()])
    if (net.is === 'refusing') return problem('invalid', 400)
    const body = JSON.parse(String(init.body)) as { id: string; text: string }
    sent.push({ path, body })
    const remark = { id: body.id, by: 'me', at: 1, text: body.text } as const
    const thread = { id: `t-${body.id}`, address: 'venues', own: true, resolved: false, remarks: [remark] }
    // The same id again is the same remark.
    server.set(thread.id, thread)
    if (net.is === 'answer lost') throw new TypeError('cut off')
    return Response.json(thread, { status: 201 })
  })
  const waits: (() => void)[] = []
  const device: { wanted: boolean; copy: Copy | undefined } = { wanted: false, copy: undefined }
  const copies: Copies = {
    wanted: () => device.wanted,
    want: () => {
      device.wanted = true
    },
    keep: async (copy) => {
      device.copy = copy
    },
    forget: async () => {
      device.wanted = false
      device.copy = undefined
    },
  }
  const page = (opened: Opened = { me }) => {
    const outbox = new Outbox('l1', {
      getItem: (name) => shelf.get(name) ?? null,
      setItem: (name, value) => void shelf.set(name, value),
      removeItem: (name) => void shelf.delete(name),
    })
    const later = (act: () => void) => {
      waits.push(act)
      return () => {}
    }
    return new GuestTalk('l1', opened, { outbox, listen: () => () => {}, later, copies })
  }
  return { shelf, sent, server, net, page, waits, device }
}

afterEach(() => vi.unstubAllGlobals())

test('[GUESTPAGE1] what is written without a connection is kept on the phone, outlives the page, and goes out by itself in its order', async () => {
  const { net, page, sent, server, shelf } = phone()
  const first = page()
  await first.again()
  net.is = 'off'
  await first.say(kept('a', 1))
  await first.say(kept('b', 2))
  expect(first.view()).toMatchObject({ online: false, waiting: [{ id: 'a' }, { id: 'b' }] })
  expect(sent).toEqual([])
  const second = page()
  expect(second.view().waiting).toHaveLength(2)
  net.is = 'on'
  await second.again()
  expect(sent.map(({ body }) => body.id)).toEqual(['a', 'b'])
  expect(second.view()).toMatchObject({ online: true, waiting: [], threads: [{ id: 't-a' }, { id: 't-b' }] })
  expect([...shelf]).toEqual([])
  expect(server.size).toBe(2)
})

test('[GUESTPAGE2] an answer that was lost costs nothing and doubles nothing', async () => {
  const { net, page, sent, server } = phone()
  const talk = page()
  await talk.again()
  net.is = 'answer lost'
  await talk.say(kept('a', 1))
  expect(talk.view().waiting).toHaveLength(1)
  net.is = 'on'
  await talk.again()
  expect(sent.map(({ body }) => body.id)).toEqual(['a', 'a'])
  expect(server.size).toBe(1)
  expect(talk.view()).toMatchObject({ waiting: [], threads: [{ id: 't-a' }] })
})

test('[GUESTPAGE3] words that were refused stay with the reason until their writer throws them away, and hold up no others', async () => {
  const { net, page } = phone()
  const talk = page()
  await talk.again()
  net.is = 'refusing'
  await talk.say(kept('a', 1))
  expect(talk.view().waiting).toMatchObject([{ id: 'a', refused: 'The words have changed.' }])
  net.is = 'on'
  await talk.say(kept('b', 2))
  expect(talk.view()).toMatchObject({ threads: [{ id: 't-b' }], waiting: [{ id: 'a' }] })
  talk.discard('a')
  expect(talk.view().waiting).toEqual([])
})

test('[GUESTPAGE4] when the link is closed the page says so, and what was not sent is still there to be copied', async () => {
  const { net, page } = phone()
  const talk = page()
  await talk.again()
  net.is = 'closed'
  await talk.say(kept('a', 1))
  expect(talk.view()).toMatchObject({ is: 'over', waiting: [{ id: 'a' }] })
  const another = page()
  net.is = 'on'
  await another.again()
  net.is = 'closed'
  await another.lost()
  expect(another.view().is).toBe('over')
})

test('[GUESTPAGE6] nothing of an edition stays on the phone unless its reader asks for it, and all of it goes with the link', async () => {
  const { net, page, device } = phone()
  const first = page()
  await first.again()
  expect(device.copy).toBeUndefined()
  await first.keepHere(true)
  expect(device.copy).toMatchObject({ me, edition: { names: {} }, threads: [] })
  // Without a line the page opens from it, and says so; with one it says what the server says.
  net.is = 'off'
  const cold = page({ me, ...(device.copy && { copy: device.copy }) })
  expect(cold.view()).toMatchObject({ is: 'ready', online: false, copiedAt: expect.any(Number), keeps: true })
  await cold.say(kept('a', 1))
  net.is = 'on'
  await cold.again()
  expect(cold.view()).toMatchObject({ online: true, copiedAt: undefined, waiting: [], threads: [{ id: 't-a' }] })
  expect(device.copy?.threads).toMatchObject([{ id: 't-a' }])
  await cold.keepHere(false)
  expect(device.copy).toBeUndefined()
  await cold.keepHere(true)
  net.is = 'closed'
  await cold.again()
  expect(cold.view().is).toBe('over')
  expect(device).toEqual({ wanted: false, copy: undefined })
})

test('[GUESTPAGE6] of a link that needs a code nothing is kept, whatever its reader asks', async () => {
  const { page, device } = phone()
  const talk = page({ me: { ...me, mayKeep: false } })
  await talk.again()
  await talk.keepHere(true)
  expect(device).toEqual({ wanted: false, copy: undefined })
})

import { afterEach, expect, test } from 'vitest'
import type { Invitation, MemberList } from '../contract.ts'
import type { Mail, Mailer } from '../mail/mailer.ts'
import { type World, world } from '../testing/world.ts'
import { mailedInvitationsPerHour } from './by-mail.ts'

let here: World
afterEach(() => here.close())

const invite = (mail: string, over = {}) =>
  here.lead.post(`/api/designs/${here.design}/invitations`, {
    ...{ name: 'Dana', role: 'reviewer', clearances: [], mail },
    ...over,
  })

/** A mail server that takes everything, or sends everybody off. */
function mailbox(answer: Awaited<ReturnType<Mailer['send']>> = { is: 'sent' }): {
  readonly mails: Mail[]
  readonly mailer: Mailer
} {
  const mails: Mail[] = []
  return {
    mails,
    mailer: {
      send: async (mail) => {
        mails.push(mail)
        return answer
      },
      trouble: async () => undefined,
    },
  }
}

test('[POSTED1] an invitation by mail carries the cover title and the link, names nobody, and its address is kept nowhere', async () => {
  const { mails, mailer } = mailbox()
  here = await world({ mailer })
  const answer = await invite('dana@example.org')
  expect(answer.status).toBe(201)
  const { link, mailed } = (await answer.json()) as Invitation
  expect(mailed).toBe(true)
  expect(mails).toHaveLength(1)
  const [mail] = mails
  const cover = (await here.storage.designs.find(here.design))?.coverTitle ?? ''
  expect(mail).toMatchObject({ to: 'dana@example.org' })
  expect(cover).not.toBe('')
  expect(mail?.subject).not.toContain(cover)
  expect(mail?.text.split('\n')).toContain(link)
  expect(mail?.text).toContain(cover)
  // Nobody: neither whom it is for, nor who invites, nor anybody of the design.
  expect(mail?.text).not.toMatch(/Dana|Rhona|Ilvane/)
  const list = (await (await here.lead.get(`/api/designs/${here.design}/members`)).json()) as MemberList
  const journal = await (await here.lead.get(`/api/designs/${here.design}/journal`)).text()
  expect(list.invitations).toHaveLength(1)
  expect(journal).toContain('invited')
  expect(JSON.stringify([list, journal, here.reports])).not.toContain('dana@')
  expect((await here.nobody.post('/api/sign-in/look', { token: link.split('#')[1] })).status).toBe(200)
})

test('[POSTED2] without a mail server, and for an address that is none, nothing is made', async () => {
  here = await world()
  expect((await invite('dana@example.org')).status).toBe(400)
  await here.close()
  const { mails, mailer } = mailbox()
  here = await world({ mailer })
  expect((await invite('dana@example.org\r\nBcc: eve@evil.example')).status).toBe(400)
  const list = (await (await here.lead.get(`/api/designs/${here.design}/members`)).json()) as MemberList
  expect(list.invitations).toEqual([])
  expect(mails).toEqual([])
})

test('[POSTED2] a mail that did not go is told, and the link is there all the same', async () => {
  const { mailer } = mailbox({ is: 'later', code: 'ECONNECTION' })
  here = await world({ mailer })
  const { link, mailed } = (await (await invite('dana@example.org')).json()) as Invitation
  expect(mailed).toBe(false)
  expect((await here.nobody.post('/api/sign-in/look', { token: link.split('#')[1] })).status).toBe(200)
  expect(JSON.stringify(here.reports)).not.toContain('dana')
})

test('[POSTED3] a lead has a bounded number of mails sent within an hour', async () => {
  const { mails, mailer } = mailbox()
  here = await world({ mailer })
  const all = await Promise.all(
    Array.from({ length: mailedInvitationsPerHour + 1 }, (_, n) => invite(`dana${n}@example.org`)),
  )
  expect(all.filter(({ status }) => status === 201)).toHaveLength(mailedInvitationsPerHour)
  expect(all.filter(({ status }) => status === 429)).toHaveLength(1)
  expect(mails).toHaveLength(mailedInvitationsPerHour)
  here.clock.turn(3_600_000)
  expect((await invite('eli@example.org')).status).toBe(201)
})

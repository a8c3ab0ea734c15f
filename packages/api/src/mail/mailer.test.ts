import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isMailAddress, type Mailer, openMailer } from './mailer.ts'

/** A mail server that takes everything, but for mailboxes called `gone` and `busy`. */
const letters: string[] = []
const server = createServer(take)
const elsewhere = createServer(take)

function take(socket: Socket): void {
  let letter: string | undefined
  let waiting = ''
  socket.write('220 here\r\n')
  socket.on('data', (part) => {
    waiting += part.toString('utf8')
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      if (letter !== undefined && line !== '.') {
        letter += `${line}\n`
        continue
      }
      if (letter !== undefined) letters.push(letter)
      if (/^EHLO/.test(line)) socket.write('250 here\r\n')
      else if (/^RCPT TO:<gone@/.test(line)) socket.write('550 no such mailbox gone@example.org\r\n')
      else if (/^RCPT TO:<busy@/.test(line)) socket.write('450 later\r\n')
      else if (/^STARTTLS/.test(line)) socket.write('502 not here\r\n')
      else if (/^DATA/.test(line)) socket.write('354 go on\r\n')
      else socket.write('250 fine\r\n')
      letter = /^DATA/.test(line) ? '' : undefined
    }
  })
}

let mailer: Mailer
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const opened = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'balcony@example.org' })
  if (!opened.ok) throw new Error(opened.problem.message)
  mailer = opened.value
})
afterAll(() => {
  server.close()
  elsewhere.close()
})

const mail = { to: 'ana@example.org', subject: 'Sign in', text: 'Open this:\nhttps://balcony.example.org/x' }

test('[MAIL1] a mail is plain text from one sender, and says nothing of the machine it came from', async () => {
  expect(await mailer.send(mail)).toEqual({ is: 'sent' })
  const [letter] = letters
  expect(letter).toMatch(/^From: balcony@example\.org$/m)
  expect(letter).toMatch(/^To: ana@example\.org$/m)
  expect(letter).toMatch(/^Content-Type: text\/plain/m)
  expect(letter).not.toMatch(/^X-Mailer|^Bcc|text\/html/m)
})

test('[MAIL1] no address and no subject can begin another header or name a second reader', async () => {
  const before = letters.length
  const wrong = [
    'a@b.org\r\nBcc: eve@evil.example',
    'a@b.org, eve@evil.example',
    '<a@b.org>',
    'a b@c.org',
    'a@b',
    '"x"@b.org',
  ]
  for (const to of wrong) {
    expect(isMailAddress(to), to).toBe(false)
    expect(await mailer.send({ ...mail, to })).toEqual({ is: 'never', code: 'address' })
  }
  expect(await mailer.send({ ...mail, subject: 'Hi\r\nBcc: eve@evil.example' })).toEqual({
    is: 'never',
    code: 'subject',
  })
  expect(letters).toHaveLength(before)
})

test('[MAIL2] a mail server elsewhere that offers no TLS gets nothing', async () => {
  elsewhere.listen(0, '127.0.0.2')
  await once(elsewhere, 'listening')
  const { port } = elsewhere.address() as AddressInfo
  const opened = openMailer({ url: `smtp://127.0.0.2:${port}`, from: 'balcony@example.org' })
  const before = letters.length
  expect(opened.ok && (await opened.value.send(mail))).toMatchObject({ is: 'later', code: 'ETLS' })
  expect(opened.ok && (await opened.value.trouble())).toBe('ETLS')
  expect(letters).toHaveLength(before)
})

test('[MAIL3] whether a mail may go later or never will is told by a code, without the address', async () => {
  expect(await mailer.send({ ...mail, to: 'gone@example.org' })).toEqual({ is: 'never', code: 'EENVELOPE' })
  expect(await mailer.send({ ...mail, to: 'busy@example.org' })).toEqual({ is: 'later', code: 'EENVELOPE' })
  const away = openMailer({ url: 'smtp://127.0.0.1:1', from: 'balcony@example.org' })
  expect(away.ok && (await away.value.send(mail))).toMatchObject({ is: 'later' })
})

test('[MAIL4] settings that cannot work are refused in words', () => {
  const cases = [
    ['mail.example.org', 'balcony@example.org', /smtp:\/\/user/],
    ['http://mail.example.org', 'balcony@example.org', /smtp:\/\/user/],
    ['smtp://mail.example.org', 'Balcony <balcony@example.org>', /one address/],
  ] as const
  for (const [url, from, words] of cases) {
    const opened = openMailer({ url, from })
    expect(!opened.ok && opened.problem.message).toMatch(words)
  }
})

import { ok, type Result, refuse } from '@balcony/base'
import nodemailer, { type Transporter } from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text; no name of a person, of a design at most the cover title, and a link only to us. */
  readonly text: string
  /** Where mail programs end these mails with one click (RFC 8058). */
  readonly unsubscribe?: string
}

/** `later`: worth trying again, such as when the server is away; `never`: this mail will not go, such as to a mailbox that is not there. */
type Sent =
  | { readonly is: 'sent' }
  | { readonly is: 'later'; readonly code: string }
  | { readonly is: 'never'; readonly code: string }

/** Whoever queues mails keeps them and asks again after `later`: the mailer itself keeps nothing. */
export interface Mailer {
  send(mail: Mail): Promise<Sent>
  /** The code of what is wrong between us and the mail server; undefined when it would take a mail. */
  trouble(): Promise<string | undefined>
}

export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://…:465`. */
  readonly url: string
  /** The one sender of all mails, e.g. `balcony@example.org`. */
  readonly from: string
}

/** Longer than any server takes to answer one step of the conversation. */
const patience = 15_000
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

export function openMailer({ url, from }: MailSettings): Result<Mailer> {
  const server = URL.canParse(url) ? new URL(url) : undefined
  if (!server || !/^smtps?:$/.test(server.protocol) || server.hostname === '')
    return refuse('invalid', 'The mail server is given as smtp://user:password@host:587, or smtps://… for port 465.')
  if (!isMailAddress(from))
    return refuse('invalid', 'The sender of mails is given as one address, e.g. balcony@example.org.')
  const secure = server.protocol === 'smtps:'
  const transport = nodemailer.createTransport({
    host: server.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !loopback.has(server.hostname),
    ignoreTLS: !secure && loopback.has(server.hostname),
    tls: { minVersion: 'TLSv1.2' },
    ...(server.username && {
      auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
    }),
    // The name of this machine is nobody's business.
    name: from.slice(from.indexOf('@') + 1),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return ok({
    send: (mail) => send(transport, from, mail),
    trouble: () => transport.verify().then(() => undefined, codeOf),
  })
}

/** One plain address that can stand in a header as it is. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]+\.[^\s@<>()[\]\\,;:"\p{C}.]+$/u.test(text)
  )
}

async function send(transport: Transporter, from: string, { to, subject, text, unsubscribe }: Mail): Promise<Sent> {
  if (!isMailAddress(to)) return { is: 'never', code: 'address' }
  // A line end in a header begins another header.
  if (/\p{C}/u.test(subject)) return { is: 'never', code: 'subject' }
  const headers: Record<string, string> =
    unsubscribe === undefined
      ? {}
      : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  try {
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers, xMailer: false })
    return { is: 'sent' }
  } catch (error) {
    // What the server said may quote the address: only its number and our library's code go on.
    const answer = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
    const aboutThisLetter = codeOf(error) === 'EENVELOPE' || codeOf(error) === 'EMESSAGE'
    return { is: aboutThisLetter && answer >= 500 ? 'never' : 'later', code: codeOf(error) }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

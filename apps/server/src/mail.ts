import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Mailer, openMailer } from '@balcony/api'
import { ok, type Result, refuse } from '@balcony/base'

/**
 * The mailer that the operator set: `BALCONY_SMTP` is `smtp://user:password@host:587`, or the path of a file that holds it, because
 * a password in the environment is seen by more programs; `BALCONY_MAIL_FROM` is the one sender.
 */
export function mailerOf(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Result<Mailer | undefined> {
  const server = env['BALCONY_SMTP']
  if (!server) return ok(undefined)
  const from = env['BALCONY_MAIL_FROM']
  if (!from)
    return refuse('invalid', 'BALCONY_SMTP is set, and BALCONY_MAIL_FROM is not. Set it to the sender of mails.')
  try {
    const url = /^smtps?:/.test(server) ? server : readFileSync(path.resolve(folder, server), 'utf8').trim()
    const mailer = openMailer({ url, from })
    return mailer.ok ? mailer : refuse('invalid', `BALCONY_SMTP, BALCONY_MAIL_FROM: ${mailer.problem.message}`)
  } catch {
    return refuse('invalid', 'BALCONY_SMTP is neither smtp://… nor a file that can be read.')
  }
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Mailer, Proxies } from '@balcony/api'
import { ok, type Result, refuse } from '@balcony/base'
import { defaultSettings, type Settings as ReviewSettings, readSettings as readThresholds } from '@balcony/design'
import { type KeySource, keySource } from './keys/key-source.ts'
import { mailerOf } from './mail.ts'
import { readPublic } from './public.ts'

export interface Settings {
  /** The data folder, absolute. */
  readonly data: string
  readonly keys: KeySource
  /** A port that was asked for is taken or refused; otherwise the first free one from `first` on. */
  readonly port: { readonly is: 'this'; readonly port: number } | { readonly is: 'free'; readonly first: number }
  /** Folder of the built web application. */
  readonly web: string
  readonly demo: boolean
  /** Where people reach us from elsewhere, `https://host[:port]`; undefined while nobody does. */
  readonly origin: string | undefined
  /** The network address to listen at: this machine only, unless there is a public address. */
  readonly listen: string
  /** Whose word about where a request came from is believed. */
  readonly proxies: Proxies
  /** The organisation's own thresholds for the review. */
  readonly reviewSettings: ReviewSettings
  /** Where a mail server is set. */
  readonly mailer: Mailer | undefined
  /** File for the log; without one nothing is logged. */
  readonly logFile: string | undefined
}

const usualPort = 4300

export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Result<Settings> {
  const unknown = args.find((arg) => arg !== '--demo' && arg !== '--empty')
  if (unknown !== undefined) return refuse('invalid', `Balcony does not know “${unknown}”. It takes --demo or --empty.`)
  const reached = readPublic(env)
  if (!reached.ok) return reached
  const port = env['PORT']
  if (port !== undefined && port !== '' && !(/^\d+$/.test(port) && Number(port) <= 65535))
    return refuse('invalid', `PORT is “${port}”. Set it to a number from 0 to 65535, or leave it out.`)
  const thresholds = reviewSettings(env['BALCONY_REVIEW'], folder)
  if (!thresholds.ok) return thresholds
  const mailer = mailerOf(env, folder)
  if (!mailer.ok) return mailer
  const data = path.resolve(folder, env['BALCONY_DATA'] || 'data')
  const keys = keySource(env, folder, data)
  if (!keys.ok) return keys
  return ok({
    mailer: mailer.value,
    keys: keys.value,
    reviewSettings: thresholds.value,
    data,
    port: port ? { is: 'this', port: Number(port) } : { is: 'free', first: usualPort },
    web: path.resolve(folder, env['BALCONY_WEB'] || 'apps/web/dist'),
    // The demo is for trying out on one machine; an installation that others reach begins empty.
    demo: args.includes('--demo') && !args.includes('--empty') && reached.value.origin === undefined,
    ...reached.value,
    logFile: env['BALCONY_LOG'] ? path.resolve(folder, env['BALCONY_LOG']) : undefined,
  })
}

function reviewSettings(file: string | undefined, folder: string): Result<ReviewSettings> {
  if (!file) return ok(defaultSettings)
  try {
    const read = readThresholds(JSON.parse(readFileSync(path.resolve(folder, file), 'utf8')))
    return read.ok ? read : refuse('invalid', `BALCONY_REVIEW (${file}): ${read.problem.message}`)
  } catch {
    return refuse(
      'invalid',
      `BALCONY_REVIEW is “${file}”, which is no JSON file that can be read. Name one, or leave it out.`,
    )
  }
}

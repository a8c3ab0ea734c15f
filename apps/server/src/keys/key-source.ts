import os from 'node:os'
import path from 'node:path'
import { ok, type Result, refuse } from '@balcony/base'
import { heldMasters, type MasterKey, type Masters } from '@balcony/storage'
import { keyFile, parseKey } from './key-file.ts'

/** Where the master keys are kept, as the operator said. */
export type KeySource =
  | { readonly is: 'given'; readonly keys: readonly [MasterKey, ...MasterKey[]] }
  | { readonly is: 'file'; readonly file: string }

type Env = Readonly<Record<string, string | undefined>>

/** `BALCONY_KEY` itself, else the file that `BALCONY_KEY_FILE` names, else one among the user's own settings. */
export function keySource(env: Env, folder: string, data: string): Result<KeySource> {
  const given = env['BALCONY_KEY']
  if (given) return givenKeys(given)
  const named = env['BALCONY_KEY_FILE']
  const file = named ? path.resolve(folder, named) : path.join(settingsFolder(env), 'balcony', 'master.keys')
  if (!file.startsWith(data + path.sep)) return ok({ is: 'file', file })
  return refuse(
    'invalid',
    `The key file (${file}) lies in the data folder that it is to lock. Set BALCONY_KEY_FILE to a place elsewhere, best on another disk.`,
  )
}

/** `made` is told when the first key was made. */
export function mastersIn(source: KeySource, made: (file: string) => void): Masters {
  return source.is === 'given' ? heldMasters(...source.keys) : keyFile(source.file, made)
}

function givenKeys(words: string): Result<KeySource> {
  const [first, ...rest] = words
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseKey)
  const others = rest.filter((key) => key !== undefined)
  if (first && others.length === rest.length) return ok({ is: 'given', keys: [first, ...others] })
  return refuse(
    'invalid',
    'BALCONY_KEY is not a key. It is 32 random bytes in base64, such as `openssl rand -base64 32` prints; or several of them, the newest first.',
  )
}

/** Where programs of this user keep what they remember. */
function settingsFolder(env: Env): string {
  const home = env['HOME'] || os.homedir()
  if (process.platform === 'win32') return env['APPDATA'] || path.join(home, 'AppData', 'Roaming')
  return env['XDG_CONFIG_HOME'] || path.join(home, '.config')
}

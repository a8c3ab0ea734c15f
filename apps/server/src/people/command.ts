import { ok, type Result, refuse } from '@balcony/base'
import { openStorage } from '@balcony/storage'
import { mastersIn } from '../keys/key-source.ts'
import { askOperator } from '../operator.ts'
import type { Settings } from '../settings.ts'
import { users } from './users.ts'

/** Asks the running server, which puts people out at once; where none runs, works on the folder itself. */
export async function usersCommand(settings: Settings, words: readonly string[]): Promise<Result<string>> {
  const answer = await askOperator(settings.data, `users ${JSON.stringify(words)}`)
  if (answer === '') return refuse('unavailable', 'Balcony is running, but could not do it. Its disk may be full.')
  if (answer !== undefined) return JSON.parse(answer) as Result<string>
  const opened = await openStorage({ folder: settings.data, masters: mastersIn(settings.keys, () => {}) })
  if (!opened.ok) return opened
  try {
    const port = settings.port.is === 'this' ? settings.port.port : settings.port.first
    return await users(
      {
        storage: opened.value,
        random: (size) => crypto.getRandomValues(new Uint8Array(size)),
        now: Date.now(),
        origin: settings.origin ?? `http://localhost:${port}`,
        changed: async () => {},
      },
      words,
    )
  } finally {
    await opened.value.close()
  }
}

/** What stands behind `users ` on the operator's line. */
export function wordsOf(line: string): Result<readonly string[]> {
  try {
    const words: unknown = JSON.parse(line)
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return ok(words)
  } catch {
    // Said below.
  }
  return refuse('invalid', 'Expected the words of a command.')
}

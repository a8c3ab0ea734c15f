import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { ok, type Result, refuse } from '@balcony/base'
import { openStorage, restore as restoreFolder, type Storage, StorageFailed } from '@balcony/storage'
import { mastersIn } from '../keys/key-source.ts'
import { askOperator } from '../operator.ts'
import type { Settings } from '../settings.ts'

/** Asks the running server for a backup or, when none runs, makes it from the folder itself. What to tell the operator. */
export async function backup(settings: Settings, to: string | undefined): Promise<Result<string>> {
  if (to === undefined) return refuse('invalid', 'Say where the backup goes: a file, or a folder that is there.')
  const file = fileFor(path.resolve(to), Date.now())
  if (existsSync(file))
    return refuse('conflict', `There is a file already (${file}). Name another, so that no older backup is lost.`)
  const answer = await askOperator(settings.data, `backup ${file}`)
  if (answer === undefined) return backupFolder(settings, file)
  if (answer === '') return refuse('unavailable', 'Balcony is running, but could not make the backup. Try again.')
  return JSON.parse(answer) as Result<string>
}

/** In the running server: others go on writing meanwhile. */
export async function makeBackup(storage: Storage, file: string, now: number): Promise<Result<string>> {
  try {
    const act = { chain: 'server', at: now, by: 'operator', signIn: '', did: 'backed-up', about: {} }
    await storage.journal.write(act)
    const bytes = await storage.backUp(file, now)
    const { master } = await storage.keys.state()
    const size = (bytes / 2 ** 20).toFixed(1)
    return ok(
      `Backup written: ${file} (${size} MiB). It opens with master key ${master}: keep a copy of that key elsewhere.`,
    )
  } catch (error) {
    if (error instanceof StorageFailed) return { ok: false, problem: error.problem }
    throw error
  }
}

export async function restore(settings: Settings, from: string | undefined): Promise<Result<string>> {
  if (from === undefined) return refuse('invalid', 'Say which backup: npm start restore <file>.')
  const file = path.resolve(from)
  if (!existsSync(file)) return refuse('not-found', `There is no file ${file}.`)
  const masters = mastersIn(settings.keys, () => {})
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const restored = await restoreFolder({ folder: settings.data, file, masters, now: Date.now(), random })
  if (!restored.ok) return restored
  const { madeAt, compartments, rows, before } = restored.value
  return ok(
    [
      `Restored to ${new Date(madeAt).toISOString()}: ${compartments} compartments, ${rows} sealed rows, each checked.`,
      before ? `What was there before is in ${before}. Remove it when you do not need it any more.` : '',
      'Everybody signs in again, and invitations that were not used are withdrawn. Members, their rights and the links to editions are as they were then: look through them.',
      'Pages that were open load afresh; words that they had not saved stay with them as a draft.',
    ]
      .filter(Boolean)
      .join('\n'),
  )
}

async function backupFolder({ data, keys }: Settings, file: string): Promise<Result<string>> {
  if (!existsSync(path.join(data, 'balcony.db'))) return refuse('not-found', `There is no Balcony in ${data} yet.`)
  const opened = await openStorage({ folder: data, masters: mastersIn(keys, () => {}) })
  if (!opened.ok) return opened
  try {
    return await makeBackup(opened.value, file, Date.now())
  } finally {
    await opened.value.close()
  }
}

function fileFor(to: string, now: number): string {
  const isFolder = existsSync(to) && statSync(to).isDirectory()
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  return isFolder ? path.join(to, `balcony-${time}.backup`) : to
}

import { ok, type Result, refuse } from '@balcony/base'
import { fingerprint, openStorage, type Storage } from '@balcony/storage'
import { addKey } from '../keys/key-file.ts'
import { mastersIn } from '../keys/key-source.ts'
import type { Settings } from '../settings.ts'

/** New keys for all compartments; everything is sealed anew, and the old keys are destroyed. */
export async function rotate(settings: Settings): Promise<Result<string>> {
  return withStorage(settings, async (storage) => {
    const rows = await storage.keys.renew(Date.now())
    await note(storage, 'keys-renewed')
    return ok(
      `All keys are new: ${rows} rows were sealed anew, and the old keys are destroyed. Backups made before still open with their own keys.`,
    )
  })
}

/** Another master key. Of several that are given the first one; in a file a new one is made and put before the others. */
export async function rotateMaster(settings: Settings): Promise<Result<string>> {
  const { keys } = settings
  if (keys.is === 'given' && keys.keys.length < 2)
    return refuse(
      'invalid',
      'Set BALCONY_KEY to the new key and the old one, in this order and with a space between them; then run this again.',
    )
  return withStorage(settings, async (storage) => {
    const before = mastersIn(keys, () => {}).read()
    if (!before.ok) return before
    // On the disk before anything is locked with it: interrupted here, the old one still opens everything.
    const to = keys.is === 'given' ? ok(keys.keys[0]) : addKey(keys.file)
    if (!to.ok) return to
    await storage.keys.changeMaster([to.value, ...before.value], to.value)
    await note(storage, 'master-key-changed')
    const place = keys.is === 'given' ? 'the first of BALCONY_KEY' : `the first in ${keys.file}`
    return ok(
      `Master key ${fingerprint(to.value)} (${place}) locks the data folder from now on. Keep a copy of it. The older ones are needed for older backups only.`,
    )
  })
}

async function withStorage(
  settings: Settings,
  work: (storage: Storage) => Promise<Result<string>>,
): Promise<Result<string>> {
  const opened = await openStorage({ folder: settings.data, masters: mastersIn(settings.keys, () => {}) })
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}

async function note(storage: Storage, did: string): Promise<void> {
  await storage.journal.write({ chain: 'server', at: Date.now(), by: 'operator', signIn: '', did, about: {} })
}

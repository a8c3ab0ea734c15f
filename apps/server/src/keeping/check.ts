import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ok, type Result, refuse } from '@balcony/base'
import { type Masters, openSealed, openStorage, StorageFailed } from '@balcony/storage'
import { mastersIn } from '../keys/key-source.ts'
import type { Settings } from '../settings.ts'
import { verify } from '../verify.ts'

/** Reads everything in the data folder, or in a backup, as if it were needed. Changes nothing. */
export async function check(settings: Settings, backup: string | undefined): Promise<Result<string>> {
  const masters = mastersIn(settings.keys, () => {})
  if (backup === undefined) return checkFolder(settings.data, masters)
  // Unlocked keys never leave memory: what lies here for a moment is what lies in the data folder.
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-verify-'))
  try {
    const held = masters.read()
    if (!held.ok) return held
    const madeAt = await openSealed(path.resolve(backup), path.join(folder, 'balcony.db'), held.value)
    const checked = await checkFolder(folder, masters)
    return checked.ok ? ok(`Backup of ${new Date(madeAt).toISOString()}. ${checked.value}`) : checked
  } catch (error) {
    if (error instanceof StorageFailed) return { ok: false, problem: error.problem }
    return refuse('not-found', `The backup cannot be read (${path.resolve(backup)}).`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function checkFolder(folder: string, masters: Masters): Promise<Result<string>> {
  const opened = await openStorage({ folder, masters })
  if (!opened.ok) return opened
  try {
    const { designs, compartments, rows, damaged, heads, keyedLate } = await verify(opened.value)
    const looked = `Looked at ${designs} designs with ${compartments} compartments.`
    if (damaged.length > 0) {
      const list = damaged.map((each) => `  ${each}`).join('\n')
      return refuse('invalid', `${looked} Damaged:\n${list}\nBring the data folder back from the latest backup.`)
    }
    const late = keyedLate.map(
      ({ chain, at, entries }) =>
        `The journal of ${chain} got its key on ${new Date(at).toISOString()}: that nobody changed its first ${entries} entries before, only a head kept elsewhere shows. In a folder that began with this version of Balcony, somebody took the key away.`,
    )
    const lines = heads.map(({ chain, number, hash }) => `  ${chain} ${number} ${hash}`)
    return ok(
      [
        `${looked} Everything is as it was written.`,
        `${rows} sealed rows open at their places. Heads of the journal; kept elsewhere, they show later that nothing before them was changed:`,
        ...lines,
        ...late,
      ].join('\n'),
    )
  } finally {
    await opened.value.close()
  }
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { codePointsOf, rangesOf } from './cmap.ts'

export const fontFolder = fileURLToPath(new URL('../../assets/fonts/', import.meta.url))

/** Name → SHA-256 of every committed font. */
export function fingerprintsOf(): Record<string, string> {
  return Object.fromEntries(
    fontFiles().map((name) => [name, createHash('sha256').update(readFontFile(name)).digest('hex')]),
  )
}

/**
 * Ranges of the code points that print in every weight and slant. A family counts with what all its files have: an italic
 * often has less than its upright, and a glyph that is missing is a hard error in PDF/UA.
 */
export function coverageOf(): number[] {
  const families = new Map<string, Set<number>>()
  for (const name of fontFiles()) {
    const family = name.replace(/-.*$/, '')
    const codePoints = codePointsOf(readFontFile(name))
    families.set(family, families.get(family)?.intersection(codePoints) ?? codePoints)
  }
  return rangesOf([...families.values()].reduce((all, family) => all.union(family), new Set<number>()))
}

function fontFiles(): string[] {
  return readdirSync(fontFolder)
    .filter((name) => name.endsWith('.ttf'))
    .sort()
}

function readFontFile(name: string): Buffer {
  return readFileSync(path.join(fontFolder, name))
}

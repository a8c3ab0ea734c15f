import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { coverageOf, fingerprintsOf, fontFolder } from './committed.ts'
import { fontSources } from './faces.ts'

const committed = (name: string): unknown => JSON.parse(readFileSync(path.join(fontFolder, name), 'utf8'))

test('[FONT1] the committed fonts are those of the list, byte for byte, each with its licence', () => {
  const fingerprints = fingerprintsOf()
  expect(Object.keys(fingerprints).length).toBeGreaterThan(20)
  expect(fingerprints).toEqual(committed('sha256.json'))
  expect(Object.keys(fingerprints).sort()).toEqual(fontSources.flatMap((source) => Object.keys(source.files)).sort())
  for (const source of fontSources) {
    const name = source.package.slice(0, source.package.lastIndexOf('@')).replace(/^@/, '').replaceAll('/', '-')
    expect(readFileSync(path.join(fontFolder, 'licences', `${name}.txt`), 'utf8')).toContain('SIL O')
  }
})

test('[FONT2] the coverage is what the fonts say, and holds the scripts that our users write', () => {
  const ranges = coverageOf()
  expect(ranges).toEqual(committed('coverage.json'))
  const holds = (code: number) =>
    ranges.some((first, index) => index % 2 === 0 && code >= first && code <= Number(ranges[index + 1]))
  for (const letter of 'aéßЖїλعپאहአက湖约☐☑–…€👍') expect(holds(letter.codePointAt(0) ?? 0), letter).toBe(true)
})

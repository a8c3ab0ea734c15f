// `pnpm --filter @balcony/export vendor-fonts`: makes assets/fonts again from the font packages, byte for byte.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { coverageOf, fingerprintsOf, fontFolder } from './committed.ts'
import { fontSources } from './faces.ts'

const scratch = mkdtempSync(path.join(tmpdir(), 'balcony-fonts-'))
try {
  rmSync(fontFolder, { recursive: true, force: true })
  mkdirSync(path.join(fontFolder, 'licences'), { recursive: true })
  for (const source of fontSources) {
    const archive = execFileSync('npm', ['pack', '--silent', source.package], { cwd: scratch, encoding: 'utf8' }).trim()
    const unpacked = path.join(scratch, archive.replace(/\.tgz$/, ''))
    mkdirSync(unpacked)
    execFileSync('tar', ['xzf', archive, '-C', unpacked, '--strip-components=1'], { cwd: scratch })
    for (const [name, place] of Object.entries(source.files)) {
      copyFileSync(path.join(unpacked, place), path.join(fontFolder, name))
    }
    const licence = readFileSync(path.join(unpacked, source.licence), 'utf8')
    if (!licence.includes('SIL O'))
      throw new Error(`${source.package}: its ${source.licence} is not the Open Font License`)
    const name = source.package.slice(0, source.package.lastIndexOf('@')).replace(/^@/, '').replaceAll('/', '-')
    writeFileSync(path.join(fontFolder, 'licences', `${name}.txt`), licence)
  }
  writeFileSync(path.join(fontFolder, 'sha256.json'), `${JSON.stringify(fingerprintsOf(), undefined, 1)}\n`)
  writeFileSync(path.join(fontFolder, 'coverage.json'), `${JSON.stringify(coverageOf())}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

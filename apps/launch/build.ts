// Builds the web application when its sources changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'

const dist = path.join(root, 'apps/web/dist')

/** Folder of the built web application, built now when it is missing or older than its sources. */
export function builtWeb(): string {
  const stampFile = path.join(dist, '.sources')
  const stamp = stampOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return dist
  process.stderr.write('Building the web application…\n')
  const built = spawnSync(process.execPath, [viteCommand(), 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'apps/web'),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (built.status !== 0) {
    process.stderr.write('The web application could not be built; what is wrong stands above. Nothing was started.\n')
    process.exit(1)
  }
  writeFileSync(stampFile, stamp)
  return dist
}

/** The file that runs Vite. */
export function viteCommand(): string {
  return path.join(path.dirname(new URL(import.meta.resolve('vite')).pathname), '../../bin/vite.js')
}

function stampOfSources(): string {
  const files = globSync(['apps/web/**/*', 'packages/*/{src,fonts,assets}/**/*', 'pnpm-lock.yaml'], {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => entry.name === 'node_modules' || entry.name === 'dist' || entry.name.includes('.test.'),
  })
  const hash = createHash('sha256')
  const names = files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name))
  for (const name of names.sort()) hash.update(name.slice(root.length)).update(readFileSync(name))
  return hash.digest('hex')
}

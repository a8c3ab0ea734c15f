// Writes the service worker beside the built pages, with the list of all files and their sums.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const source = fileURLToPath(new URL('./service-worker.js', import.meta.url))

export function offlinePlugin(): Plugin {
  let folder = ''
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir)
    },
    // When everything is written, the page and the public files included.
    closeBundle() {
      const files = Object.fromEntries(
        listed(folder).map((name) => [name, `sha256-${sumOf(readFileSync(path.join(folder, name)))}`]),
      )
      const list = JSON.stringify(filesWhere(files, (name) => !onceAsked.test(name)))
      const later = JSON.stringify(filesWhere(files, (name) => onceAsked.test(name)))
      const worker = readFileSync(source, 'utf8')
      const version = sumOf(Buffer.from(list + later + worker))
        .replaceAll(/\W/g, '')
        .slice(0, 16)
      const head = `globalThis.balconyFiles = ${list}\nglobalThis.balconyLater = ${later}\nglobalThis.balconyVersion = '${version}'\n`
      writeFileSync(path.join(folder, 'service-worker.js'), head + worker)
    },
  }
}

/** What prints on the device is large: it is kept there once somebody printed, not with the pages. */
const onceAsked = /^\/assets\/(?:typesetter-.*\.js|.*\.(?:wasm|ttf))$/

function filesWhere(files: Readonly<Record<string, string>>, is: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => is(name)))
}

/** Paths as they stand in addresses; what begins with a dot is the builder's own. */
function listed(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`)
    .filter((name) => !name.includes('/.') && name !== '/service-worker.js' && !name.endsWith('.map'))
    .sort()
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64')
}

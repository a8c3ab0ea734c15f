// What a reader downloads, compressed with gzip: `node size.ts` prints it; the measurements import it.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export interface PageSize {
  readonly page: string
  /** Bytes of JavaScript and of styles, each file compressed by itself as servers send it. */
  readonly script: number
  readonly style: number
  readonly files: readonly string[]
}

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

const dist = fileURLToPath(new URL('dist', import.meta.url))

/** The chunks that each page asks for before anybody opens an editor, in English. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'list of designs': ['index.html', 'src/locales/en/frame.po'],
  'a design, no editor open': [
    'index.html',
    'src/locales/en/frame.po',
    'src/locales/en/design.po',
    'src/design/DesignPage.tsx',
  ],
}

/** Sizes of the built pages; throws when a page names a chunk that the build does not have, so that nothing is measured as zero. */
export function pageSizes(folder: string = dist): readonly PageSize[] {
  const manifest = path.join(folder, '.vite/manifest.json')
  if (!existsSync(manifest)) throw new Error('There is no build to measure. Run "vite build" in apps/web first.')
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, Chunk>>
  return Object.entries(pages).map(([page, roots]) => {
    const files = [...filesOf(chunks, roots)]
    const weigh = (ending: string) =>
      files
        .filter((file) => file.endsWith(ending))
        .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).byteLength, 0)
    return { page, script: weigh('.js'), style: weigh('.css'), files }
  })
}

function filesOf(chunks: Readonly<Record<string, Chunk>>, roots: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const waiting = [...roots]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = chunks[name]
    if (!chunk) throw new Error(`The build has no chunk for ${name}.`)
    if (files.has(chunk.file)) continue
    files.add(chunk.file)
    for (const style of chunk.css ?? []) files.add(style)
    waiting.push(...(chunk.imports ?? []))
  }
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { page, script, style, files } of pageSizes())
    process.stdout.write(
      `${page}: ${(script / 1000).toFixed(1)} kB script, ${(style / 1000).toFixed(1)} kB styles, ${files.length} files\n`,
    )
}

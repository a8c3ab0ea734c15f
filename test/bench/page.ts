import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { figure, type Group } from './table.ts'

const built = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

/** Vite's list of what it built: each part, the file it became, and the parts that are loaded with it. */
type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>

/** What a person's browser has fetched by then; each step comes on top of the one before. */
const steps: readonly { readonly what: string; readonly parts: readonly string[] }[] = [
  { what: 'the list of designs', parts: ['index.html', 'src/locales/en/frame.po'] },
  { what: 'a design, before an editor is opened', parts: ['src/design/DesignPage.tsx', 'src/locales/en/design.po'] },
  { what: 'the same with an editor', parts: ['../../packages/editor/src/prose/ProseEditor.tsx'] },
]

export const page: Group = {
  title: 'JavaScript that the page fetches, on the first visit',
  note: 'The server sends Brotli; gzip beside it for comparison. The aim is less than 300 kB gzip before an editor is opened.',
  columns: ['opened', 'files', 'bytes', 'gzip', 'Brotli'],
  async measure() {
    const file = path.join(built, '.vite/manifest.json')
    if (!existsSync(file)) return [['the web application is not built: npm run bench builds it']]
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    const fetched = new Set<string>()
    return steps.map(({ what, parts }) => {
      for (const part of parts) follow(manifest, part, fetched)
      const scripts = [...fetched].map((name) => readFileSync(path.join(built, name)))
      const sum = (size: (bytes: Buffer) => number) => figure(scripts.reduce((total, bytes) => total + size(bytes), 0))
      return [what, String(fetched.size), sum((bytes) => bytes.length), sum(gzipped), sum(brotlied)]
    })
  },
}

function follow(manifest: Manifest, part: string, fetched: Set<string>): void {
  const found = manifest[part]
  if (!found) throw new Error(`the web application has no part ${part}`)
  if (fetched.has(found.file)) return
  fetched.add(found.file)
  for (const each of found.imports ?? []) follow(manifest, each, fetched)
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes).length
}

function brotlied(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
}

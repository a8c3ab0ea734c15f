import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

export interface WebFile {
  readonly type: string
  readonly tag: string
  /** The name holds a hash of the content, so browsers may keep it for ever. */
  readonly unchanging: boolean
  /** Large ones are read anew each time: a printing program that nobody asks for takes no memory. */
  readonly bytes: Uint8Array
  /** Brotli, made when first asked for; undefined where it would not help. */
  compressed(): Promise<Uint8Array> | undefined
}

/** The built web application as a closed list, read once: no request ever becomes a path on the disk. */
export function readWeb(folder: string): ReadonlyMap<string, WebFile> {
  if (!existsSync(path.join(folder, 'index.html'))) return new Map()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.flatMap((entry): [string, WebFile][] => {
      const full = path.join(entry.parentPath, entry.name)
      const type = types[path.extname(entry.name)]
      // What begins with a dot is the builder's own.
      if (type === undefined || full.slice(folder.length).includes(`${path.sep}.`)) return []
      return [[`/${path.relative(folder, full).split(path.sep).join('/')}`, fileOf(readFileSync(full), type, full)]]
    }),
  )
}

/** Bytes above which a file stays on the disk. */
const heldInMemory = 2 ** 20

function fileOf(bytes: Uint8Array, type: string, name: string): WebFile {
  let smaller: Promise<Uint8Array> | undefined
  const held = bytes.byteLength > heldInMemory ? undefined : bytes
  const worth = bytes.byteLength > 1024 && !/^(image\/(png|jpeg|webp)|font\/woff2)/.test(type)
  return {
    type,
    get bytes() {
      return held ?? readFileSync(name)
    },
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    unchanging: /[/\\]assets[/\\][^/\\]+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(name),
    compressed() {
      if (!worth) return undefined
      smaller ??= compress(this.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      return smaller
    },
  }
}

// What is not in this table is not part of the application and is not served: source maps, notes, reports.
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Which workspace packages each may import: down only. A new edge is a decision, written here. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/base': [],
  'packages/design': ['base'],
  'packages/access': ['base', 'design'],
  'packages/document': ['base', 'design', 'access'],
  'packages/sync': ['base', 'design', 'access'],
  'packages/storage': ['base', 'design', 'access'],
  'packages/export': ['base', 'design', 'access', 'document', 'sync', 'storage'],
  'packages/ui': [],
  'packages/api': ['base', 'design', 'access', 'document', 'sync', 'storage', 'export'],
  'packages/editor': ['base', 'design', 'access', 'document', 'sync', 'ui'],
  'apps/server': ['base', 'design', 'access', 'document', 'sync', 'storage', 'export', 'api'],
  'apps/web': ['base', 'design', 'access', 'document', 'sync', 'ui', 'editor', 'export', 'api'],
  'apps/launch': ['server', 'test', 'web'],
}

/** Packages that know no clock, chance, disk, network, DOM or Yjs: what they need of these comes as an argument. */
const pure = ['packages/base', 'packages/design', 'packages/access']

const packages = globSync(['packages/*/package.json', 'apps/*/package.json'], { cwd: root }).map(path.dirname).sort()

interface Source {
  readonly file: string
  readonly text: string
  readonly imports: readonly string[]
  readonly isTest: boolean
}

function sourcesOf(folder: string): Source[] {
  return globSync('**/*.{ts,tsx,mts,mjs}', {
    cwd: path.join(root, folder),
    exclude: ['**/node_modules/**', '**/dist/**'],
  }).map((name) => {
    const text = readFileSync(path.join(root, folder, name), 'utf8')
    const statements = text.matchAll(
      /^(?:import|export)\b[^'"();=]*? from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
    )
    const imports = Array.from(statements, ([, from, whole, late]) => String(from ?? whole ?? late))
    return { file: `${folder}/${name}`, text, imports, isTest: /\.test\.|\/test(ing)?\//.test(`/${name}`) }
  })
}

const sources = new Map(packages.map((folder) => [folder, sourcesOf(folder)]))

test('[ARCH1] the architecture test sees every package and real imports between them', () => {
  expect(packages).toEqual(Object.keys(mayImport).sort())
  for (const [folder, files] of sources) expect(files.length, `sources of ${folder}`).toBeGreaterThan(0)
  const edges = [...sources.values()]
    .flat()
    .flatMap((source) => source.imports.filter((name) => name.startsWith('@balcony/')))
  expect(edges.length).toBeGreaterThan(50)
})

test('[ARCH2] imports go down only, and name only what the package lists', () => {
  const wrong: string[] = []
  for (const [folder, files] of sources) {
    const listed = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    const dependencies = new Set([
      ...Object.keys(listed.dependencies ?? {}),
      ...Object.keys(listed.devDependencies ?? {}),
    ])
    for (const source of files) {
      for (const name of source.imports) {
        if (name.startsWith('.') || name.startsWith('node:') || name.startsWith('virtual:')) continue
        const packageName = name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/')
        const own = packageName === `@balcony/${path.basename(folder)}`
        if (!own && !dependencies.has(packageName))
          wrong.push(`${source.file} imports ${name}, which its package.json does not list`)
        const below = /^@balcony\/(.+)$/.exec(packageName)?.[1]
        if (below && !own && !mayImport[folder]?.includes(below))
          wrong.push(`${source.file} imports ${name}: not a way down`)
      }
      for (const name of source.imports.filter((each) => each.startsWith('.'))) {
        const target = path.resolve(root, path.dirname(source.file), name)
        if (!target.startsWith(path.join(root, folder) + path.sep))
          wrong.push(`${source.file} reaches into another package: ${name}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('[ARCH3] base, design and access know no clock, chance, disk, network, DOM or Yjs', () => {
  const forbidden =
    /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|setTimeout|setInterval|fetch\(|document\.|window\.|localStorage|crypto\.)/
  const wrong: string[] = []
  for (const folder of pure) {
    for (const source of sources.get(folder) ?? []) {
      if (source.isTest) continue
      const code = source.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const match = forbidden.exec(code)
      if (match) wrong.push(`${source.file}: ${match[0]}`)
      for (const name of source.imports)
        if (/^node:|^yjs|^y-|^lib0|^react/.test(name)) wrong.push(`${source.file} imports ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

test('[ARCH4] no folder or file is called utils, helpers, common, shared, types or lib, and none outgrows 300 lines', () => {
  const wrong: string[] = []
  for (const source of [...sources.values()].flat()) {
    if (/(^|\/)(utils?|helpers?|common|shared|types|lib)(\.|\/)/.test(source.file))
      wrong.push(`${source.file}: find the word for it`)
    const lines = source.text.split('\n').length
    const pureData = /\/(process|demo|locales)\//.test(source.file)
    if (lines > 301 && !pureData && !source.isTest) wrong.push(`${source.file} has ${lines} lines`)
  }
  expect(wrong).toEqual([])
})

test('[ARCH5] only the folders of the layout stand at the top', () => {
  const top = globSync('*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const ours = top.filter((name) => !['node_modules', 'data'].includes(name)).sort()
  expect(ours).toEqual(['apps', 'docs', 'packages', 'test'])
  expect(existsSync(path.join(root, '.ci/run'))).toBe(true)
})

test('[ARCH6] the lock file holds one copy of each library that may exist only once, none below its safe version, and no address', () => {
  const lock = readFileSync(path.join(root, 'pnpm-lock.yaml'), 'utf8')
  const once = [
    'yjs',
    'lib0',
    'y-protocols',
    'y-websocket',
    'prosemirror-model',
    'prosemirror-state',
    'prosemirror-view',
    '@tiptap/core',
    'react',
  ]
  for (const name of once) {
    const copies = new Set([...lock.matchAll(new RegExp(`^ {2}'?${name}@([0-9.]+)`, 'gm'))].map((match) => match[1]))
    expect([...copies], name).toHaveLength(1)
  }
  const floors = {
    lib0: '0.2.118',
    ws: '8.21.0',
    'prosemirror-view': '1.42.3',
    'prosemirror-model': '1.22.1',
    linkifyjs: '4.3.2',
    // The whole set of one version; what later ones mend is checked by the gate and at rendering.
    '@tiptap/core': '3.31.3',
    hono: '4.13.0',
    '@hono/node-server': '2.1.0',
  }
  for (const [name, floor] of Object.entries(floors)) {
    const versions = [...lock.matchAll(new RegExp(`^ {2}'?${name}@([0-9.]+)`, 'gm'))].map((match) => match[1])
    if (name !== 'linkifyjs') expect(versions.length, name).toBeGreaterThan(0)
    for (const version of versions) {
      expect(
        String(version).localeCompare(floor, 'en', { numeric: true }),
        `${name} ${version}`,
      ).toBeGreaterThanOrEqual(0)
    }
  }
  // Ends the process before any sign-in; hands out memory, or was withdrawn.
  for (const never of ['@hono/node-ws', '@y/websocket-server', 'lucia', 'hocuspocus'])
    expect(lock, never).not.toMatch(new RegExp(`^ {2}'?@?${never}[@/]`, 'm'))
  // No package runs a script of its own when it is installed.
  expect(readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8')).toMatch(/^allowBuilds: \{\}$/m)
  expect(lock).not.toMatch(/https?:|tarball|registry/)
})

// `npm start`, `npm test`, `npm run X`: needs only npm and any Node from 18 up, and nothing installed.
// Installs what the lock file says (its own Node.js included) when that changed, then runs apps/launch/X.ts on that Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [name, ...rest] = process.argv.slice(2)
const pkg = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const wanted = Number(/\d+/.exec(pkg.engines.node)[0])
// npm hands its own settings to children, where pnpm would take them for its own.
const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)))

function run(command, args, settings = env) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: settings })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

const stampFile = path.join(root, 'node_modules/.installed')
const hash = createHash('sha256')
for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
  hash.update(readFileSync(path.join(root, file)))
const stamp = hash.digest('hex')
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  run('npx', ['-y', pkg.packageManager.split('+')[0], 'install', '--frozen-lockfile'])
  writeFileSync(stampFile, stamp)
}

const bin = path.join(root, 'node_modules/.bin')
const own = path.join(bin, 'node')
const node = existsSync(own) ? own : process.execPath
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < wanted) {
  process.stderr.write(
    `Balcony needs Node.js ${wanted} or newer. This is ${process.version}, and none came with the packages for ${process.platform}-${process.arch}. Install it and try again.\n`,
  )
  process.exit(1)
}
run(node, [path.join(root, `apps/launch/${name}.ts`), ...rest], {
  ...env,
  PATH: bin + path.delimiter + process.env.PATH,
})

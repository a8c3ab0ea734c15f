// `npm run dev`: the server with the demo design, and the web application reloading as you write.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { viteCommand } from './build.ts'
import { root } from './root.ts'

const server = spawn(
  process.execPath,
  ['--watch-preserve-output', '--watch', path.join(root, 'apps/server/src/run.ts'), '--demo'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
const web = spawn(process.execPath, [viteCommand()], { cwd: path.join(root, 'apps/web'), stdio: 'inherit' })

for (const child of [server, web]) child.once('exit', () => process.exit())
process.once('exit', () => {
  server.kill()
  web.kill()
})

// `npm start`: builds the web application when needed and runs Balcony with the demo design, with `-- --empty` without it; `npm start verify`, `npm start links`.
import { main } from '@balcony/server'
import { builtWeb } from './build.ts'
import { root } from './root.ts'

const args = process.argv.slice(2)
const command = args[0] ?? 'start'
const settings = { ...process.env, BALCONY_WEB: process.env['BALCONY_WEB'] ?? builtWeb() }
process.exitCode = await main(
  args.includes('--empty') || command !== 'start' ? args : ['start', '--demo'],
  settings,
  root,
)
process.exit()

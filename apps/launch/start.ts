// `npm start`: builds the web application when needed and runs Balcony with the demo design; `npm start verify`, `npm start links`.
import { main } from '@balcony/server'
import { builtWeb } from './build.ts'
import { root } from './root.ts'

const args = process.argv.slice(2)
const command = args[0] ?? 'start'
const settings = { ...process.env, BALCONY_WEB: process.env['BALCONY_WEB'] ?? builtWeb() }
process.exitCode = await main(command === 'start' ? ['start', '--demo'] : args, settings, root)
process.exit()

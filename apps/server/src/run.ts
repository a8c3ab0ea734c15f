// `node apps/server/src/run.ts [start] [--demo] | links | verify`
import { main } from './main.ts'

process.exitCode = await main(process.argv.slice(2), process.env, process.cwd())
// What is left open by now (a worker that hangs in a document) does not keep us.
process.exit()

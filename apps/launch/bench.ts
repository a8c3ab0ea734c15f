// `npm run bench`: measures speed, memory and bytes; prints tables, asserts nothing. Words after it choose tables by their titles.
import { builtWeb } from './build.ts'

builtWeb()
const { bench } = await import('@balcony/test/bench')
await bench(process.argv.slice(2))

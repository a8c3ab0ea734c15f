// `npm run bench`: measures speed, memory and bytes; prints tables, asserts nothing.
import { builtWeb } from './build.ts'

builtWeb()
const { bench } = await import('@balcony/test/bench')
await bench()

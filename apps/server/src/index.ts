export type { PersonLink } from './links.ts'
export { main } from './main.ts'
export { type RunningServer, type ServerOptions, startServer } from './start.ts'

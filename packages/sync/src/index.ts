export * from './log.ts'
export * from './protocol.ts'

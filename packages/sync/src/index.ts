export type * from './connection-contract.ts'
export type * from './log.ts'
export * from './protocol.ts'
export type * from './rules.ts'

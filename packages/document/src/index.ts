export type * from './live-contract.ts'

export type * from './workspace-contract.ts'

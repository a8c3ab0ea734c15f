export { findLeaks } from './find-leaks.ts'
export { type FoundLeak, leaksIn } from './found.ts'
export type { Leak, LeakKind } from './leak.ts'

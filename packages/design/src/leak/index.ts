export { findLeaks } from './find-leaks.ts'
export type { Leak, LeakKind } from './leak.ts'

export { concernsIn } from './concerns.ts'
export type { FileRemark, FileThread, FileWaiver } from './in-file.ts'
export { readConversations } from './read.ts'
export { writeConversations } from './write.ts'

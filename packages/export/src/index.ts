export type * from './blocks.ts'
export { lay } from './lay/lay.ts'
export type { Say } from './lay/reader.ts'
export { Press, type PressSettings, type Trouble, type Watch } from './pdf/press.ts'
export {
  type Format,
  fileEndings,
  formats,
  mediaTypes,
  type Picture,
  type Progress,
  type Rendered,
  type RenderOptions,
} from './rendering.ts'
export type { Paper } from './typeset/sheet.ts'

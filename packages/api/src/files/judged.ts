/** What a file is by its content, and the bytes that are kept of it. */
export interface Judged {
  readonly type: FileType
  readonly bytes: Uint8Array
  /** In pixels, as it is shown; pictures only. */
  readonly width?: number
  readonly height?: number
}

/** The types that are kept, with the ending that a name gets. */
export const endings = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/json': 'json',
} as const

export type FileType = keyof typeof endings

export type PictureType = Extract<FileType, `image/${string}`>

export function isPicture(type: string): type is PictureType {
  return type.startsWith('image/')
}

export const maxPictureBytes = 8 * 2 ** 20
export const maxFileBytes = 25 * 2 ** 20
/** Width times height: a browser holds four bytes for each. */
export const maxPicturePixels = 40_000_000
/** Bytes of all files of one design, removed ones included until they are collected. */
export const maxDesignFilesBytes = 2 ** 30

/** Thrown inside a parser of bytes when they are not what their beginning says; the judge turns it into words. */
export class Unsound extends Error {
  override readonly name = 'Unsound'
}

export function sound(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Unsound(what)
}

import { type FileType, type Judged, sound } from './judged.ts'
import { startsWith } from './reading-bytes.ts'
import { type Entry, listZip } from './zip-listing.ts'

/** Bytes that an office file may claim to unpack to: more is made to fill the memory of whoever opens it. */
const maxUnpackedBytes = 2 ** 30

const word = 'application/vnd.openxmlformats-officedocument'
const byPart: readonly (readonly [part: string, type: FileType])[] = [
  ['word/document.xml', `${word}.wordprocessingml.document`],
  ['xl/workbook.xml', `${word}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${word}.presentationml.presentation`],
]
const openDocuments: readonly FileType[] = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]

export function judgePdf(bytes: Uint8Array): Judged {
  const end = Buffer.from(bytes.subarray(-2048)).toString('latin1')
  sound(/^%PDF-[12]\.\d/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1')), 'it does not begin as a PDF does')
  sound(end.includes('%%EOF'), 'it ends too early')
  return { type: 'application/pdf', bytes }
}

/** Office documents by what they hold. Nothing is unpacked but the line in which OpenDocument says what it is. */
export function judgeOffice(bytes: Uint8Array): Judged {
  const entries = listZip(bytes)
  const named = new Map(entries.map((entry) => [entry.name, entry]))
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  sound(unpacked <= maxUnpackedBytes, 'it would unpack to more than a computer can hold')
  const macros = entries.some(({ name }) => /vbaProject\.bin$|^Basic\//i.test(name))
  sound(!macros, 'it carries macros; save it without them')
  const type = openXmlType(named) ?? openDocumentType(named)
  sound(type, 'it is an archive, but no Word, Excel, PowerPoint or OpenDocument file')
  return { type, bytes }
}

function openXmlType(named: ReadonlyMap<string, Entry>): FileType | undefined {
  if (!named.has('[Content_Types].xml')) return undefined
  const types = byPart.filter(([part]) => named.has(part)).map(([, type]) => type)
  return types.length === 1 ? types[0] : undefined
}

function openDocumentType(named: ReadonlyMap<string, Entry>): FileType | undefined {
  const mime = named.get('mimetype')
  if (!mime || mime.size > 100 || !named.has('content.xml')) return undefined
  const says = Buffer.from(mime.bytes()).toString('latin1')
  return openDocuments.find((type) => type === says)
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK\x03\x04')
}

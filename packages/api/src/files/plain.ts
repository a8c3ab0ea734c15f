import { type Judged, sound } from './judged.ts'

/** Longer JSON is kept as plain text: reading it would hold everybody else up. */
const maxJsonChars = 2 * 2 ** 20
const judgedLines = 20

/** Text, a table of it, or JSON: valid UTF-8 without control characters, and nothing that a browser might run. */
export function judgePlain(bytes: Uint8Array): Judged {
  const text = textOf(bytes)
  sound(!hasControls(text), 'Balcony does not know this kind of file')
  sound(
    !/^\s*(<!--|<!doctype|<\?xml|<(html|head|body|svg|script|iframe|xml)\b)/i.test(text.slice(0, 4096)),
    'it is a page or a drawing that could run programs (HTML, SVG, XML)',
  )
  if (isJson(text)) return { type: 'application/json', bytes }
  return { type: isTable(text) ? 'text/csv' : 'text/plain', bytes }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    sound(false, 'Balcony does not know this kind of file; text has to be in UTF-8')
  }
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
}

function isJson(text: string): boolean {
  if (text.length > maxJsonChars || !/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The same separator, equally often, in every line at the beginning. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/, judgedLines).filter((line) => line !== '')
  if (lines.length < 2) return false
  return [',', ';', '\t'].some((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length)
    return (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0])
  })
}

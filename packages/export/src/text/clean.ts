import { isCovered } from './coverage.ts'
import type { Losses } from './losses.ts'

/** Letters without a place to break the line, after which we offer one. */
const maxUnbroken = 40
/** Web addresses may break after their punctuation once they are longer than this. */
const longAddress = 18
/** Plain words need no work, and are most of every design. */
const plainWords = /^[\x20-\x7e]{0,40}$/

/**
 * Everything that anybody typed passes here once before it is printed. Line breaks of every sort become "\n"; controls,
 * non-characters, tags and direction overrides go (they can make a page say what its author did not write); what no font has
 * becomes U+FFFD and is counted, because in PDF/UA a missing glyph would refuse the whole document.
 */
export function clean(text: string, losses: Losses): string {
  if (plainWords.test(text)) return text
  let printed = ''
  let unbroken = 0
  let base = ''
  // By code point, never by slice: half of an emoji would make the data unreadable.
  for (const character of text.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0) ?? 0
    if (isBreak(code)) {
      printed += '\n'
      unbroken = 0
      continue
    }
    if (code === 9) {
      printed += ' '
      unbroken = 0
      continue
    }
    if (isDropped(code)) continue
    const mark = /\p{M}/u.test(character)
    // No font pairs a Latin accent with a letter of another script; the whole cluster would be lost.
    if (code >= 0x300 && code <= 0x36f && !accentable.test(base)) continue
    if (!mark) base = character
    if (!isCovered(code) && !isIgnorable(code)) {
      losses.replaced(code)
      printed += '\ufffd'
      unbroken += 1
      base = ''
      continue
    }
    printed += character
    if (!isUnbreakable(code)) {
      unbroken = 0
      continue
    }
    unbroken += 1
    if (unbroken >= maxUnbroken || (unbroken > longAddress && '/.&=_?'.includes(character))) {
      printed += '\u200b'
      unbroken = 0
    }
  }
  return printed
}

/** For files whose reader brings fonts of its own: as above, but every letter stays. No XML and no spreadsheet bears the others. */
export function plain(text: string): string {
  let said = ''
  for (const character of text.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0) ?? 0
    if (isBreak(code)) said += '\n'
    else if (code === 9) said += ' '
    else if (!isDropped(code)) said += character
  }
  return said
}

/** `clean`, on one line. */
export function cleanLine(text: string, losses: Losses): string {
  return clean(text, losses)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
}

/** Whether anything would be seen: PDF/UA refuses headings without words. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

/** At most `limit` characters, never half of one, and whole words where that does not cost too many. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  if (characters.length <= limit) return text
  const kept = characters.slice(0, limit - 1).join('')
  const words = kept.replace(/[\s\p{Pd},;:]+\S*$/u, '').replace(/[\s\p{Pd},;:]+$/u, '')
  return `${words.length > kept.length / 2 ? words : kept}…`
}

const accentable = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]/u

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 11 || code === 12 || code === 0x85 || code === 0x2028 || code === 0x2029
}

function isDropped(code: number): boolean {
  return (
    code < 32 ||
    (code >= 0x7f && code < 0xa0) ||
    // Embeddings, overrides and isolates; LRM, RLM, ALM, ZWJ and ZWNJ stay.
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    (code >= 0xe0000 && code <= 0xe0fff) ||
    (code & 0xfffe) === 0xfffe
  )
}

/** Seen by nobody, and drawn without a glyph. */
function isIgnorable(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    code === 0x2060 ||
    code === 0x61c ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
}

/** Ideographs break anywhere; everything below them only at spaces and hyphens. */
function isUnbreakable(code: number): boolean {
  return code > 32 && code < 0x2e80 && code !== 0x2d && code !== 0x200b
}

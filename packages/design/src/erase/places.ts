import { fold } from '../search/fold.ts'

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Letter extends Stretch {
  readonly is: string
}

/** Names shorter than this stand in too many other words: they are found as words of their own only. */
const inWordsFrom = 4

/** What cannot be told from any other word. */
export const fewestLetters = 2

/**
 * Where any of these words stand, however they are written: other case, accents and letters that people write for each other, vowel
 * signs, digits of another script, several spaces, line breaks, and hyphens between their parts.
 */
export function placesOf(words: readonly string[], text: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (const hyphens of ['', ' '] as const) {
    const letters = lettersOf(text, hyphens)
    const line = letters.map((letter) => letter.is).join('')
    for (const word of words)
      for (const form of new Set([formOf(word, ''), formOf(word, ' ')])) found.push(...standing(form, line, letters))
  }
  return merged(found)
}

/** How many letters and digits a word has, whatever the way of writing. */
export function lettersIn(word: string): number {
  return [...formOf(word, '').replaceAll(/[^\p{L}\p{N}]/gu, '')].length
}

function standing(form: string, line: string, letters: readonly Letter[]): readonly Stretch[] {
  const found: Stretch[] = []
  const short = lettersIn(form) < inWordsFrom
  if (form === '') return found
  for (let at = line.indexOf(form); at >= 0; at = line.indexOf(form, at + 1)) {
    const end = at + form.length
    if (short && (isLetter(line[at - 1]) || isLetter(line[end]))) continue
    found.push({ from: letters[at]?.from ?? 0, to: letters[end - 1]?.to ?? 0 })
  }
  return found
}

function formOf(word: string, hyphens: '' | ' '): string {
  return lettersOf(word, hyphens)
    .map((letter) => letter.is)
    .join('')
    .trim()
}

/** One entry for each UTF-16 unit of the folded text, so that a place in it is a place here. */
function lettersOf(text: string, hyphens: '' | ' '): readonly Letter[] {
  const letters: Letter[] = []
  let isBroken = false
  let at = 0
  for (const character of text) {
    const from = at
    at += character.length
    if (isHyphen.test(character)) {
      if (hyphens === ' ') space(letters, from, at)
      else isBroken = letters.at(-1)?.is !== ' '
      continue
    }
    if (/\s/u.test(character)) {
      // A word that was divided at the end of its line.
      if (!isBroken) space(letters, from, at)
      continue
    }
    const folded = quotes.test(character) ? "'" : fold(character)
    if (folded === '') {
      const last = letters.at(-1)
      // What is written upon a letter goes with it.
      if (last) letters[letters.length - 1] = { ...last, to: at }
      continue
    }
    isBroken = false
    for (let unit = 0; unit < folded.length; unit++) letters.push({ is: folded[unit] ?? '', from, to: at })
  }
  return letters
}

const isHyphen = /[-\u2010\u2011\u00ad\u2043]/u
const quotes = /['\u2018\u2019\u02bc\u00b4`]/u

function space(letters: Letter[], from: number, to: number): void {
  const last = letters.at(-1)
  if (last?.is === ' ') letters[letters.length - 1] = { ...last, to }
  else letters.push({ is: ' ', from, to })
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit)
}

function merged(all: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const one of all.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1)
    if (last && one.from < last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, one.to) }
    else found.push(one)
  }
  return found
}

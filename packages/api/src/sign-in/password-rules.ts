import { readFileSync } from 'node:fs'
import { ok, type Result, refuse } from '@balcony/base'

const minPasswordChars = 12
const maxPasswordChars = 128
/** What is left of a password when common words, runs and repetitions are taken out must be worth this much. */
const unusualEnough = 5

/** From the lists of stolen passwords (zxcvbn-ts, MIT): the commonest words, and every common password that is long enough. */
const common = new Set(
  readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
)
/** Words of this work and this house: the first that somebody would try who knows what is kept here. */
const ours = [
  ...['balcony', 'track', 'peace', 'dialogue', 'dialog', 'process', 'workshop', 'mediation', 'mediator', 'facilitator'],
  ...['negotiation', 'ceasefire', 'conflict', 'design', 'welcome', 'secret', 'signin', 'login', 'account'],
]

/**
 * Refuses what is guessed first: short ones, common ones, and common words dressed up with digits. No rules about kinds of letters.
 * `about` is what everybody knows of the person: their name, their sign-in name.
 */
export function judgePassword(password: string, about: readonly string[]): Result<void> {
  const letters = [...password.normalize('NFKC')]
  if (letters.length < minPasswordChars)
    return refuse(
      'invalid',
      `A password has at least ${minPasswordChars} characters. Four or five words that do not belong together are easy to remember.`,
    )
  if (letters.length > maxPasswordChars)
    return refuse('invalid', `A password has at most ${maxPasswordChars} characters.`)
  const known = new Set([...ours, ...about.flatMap(wordsOf)])
  if (common.has(password.toLowerCase()) || worth(undressed(password), known) < unusualEnough)
    return refuse(
      'invalid',
      'This password is one of the first that would be tried. Take four or five words that do not belong together.',
    )
  return ok(undefined)
}

/** One point for each letter that belongs to nothing known; a known word is worth what choosing one of many is worth. */
function worth(text: string, known: ReadonlySet<string>): number {
  let points = 0
  let before = ''
  for (let at = 0; at < text.length; ) {
    const word = longestKnown(text, at, known)
    // The second time the same word adds nothing; a word from our own list adds nothing at all.
    if (word) points += word === before || known.has(word) ? 0 : 2
    else if (!/\d/.test(text[at] ?? '') && !isRun(text, at)) points += 1
    before = word ?? before
    at += word?.length ?? 1
  }
  return points
}

function longestKnown(text: string, at: number, known: ReadonlySet<string>): string | undefined {
  // What is known of the person first: it is worth nothing, and a common word that overlaps must not hide it.
  for (const [words, shortest] of [[known, 3] as const, [common, 4] as const]) {
    for (let length = Math.min(text.length - at, 24); length >= shortest; length--) {
      const word = text.slice(at, at + length)
      if (words.has(word)) return word
    }
  }
  return undefined
}

/** A letter that repeats the one before, or follows it in the alphabet or on the keyboard. */
function isRun(text: string, at: number): boolean {
  const pair = text.slice(at - 1, at + 1)
  if (at === 0 || pair.length < 2) return false
  const rows = 'abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm'
  const back = [...pair].reverse().join('')
  return pair[0] === pair[1] || rows.includes(pair) || rows.includes(back)
}

const dress: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** `P@ssw0rd` is `password`; digits that stand together stay what they are. */
function undressed(password: string): string {
  return password
    .toLowerCase()
    .replaceAll(/\d{2,}|[^\p{L}\p{M}\d@$!]/gu, (part) => (/\d/.test(part) ? '0'.repeat(part.length) : ''))
    .replaceAll(/(?<=\p{L})[013457@$!](?=\p{L})/gu, (sign) => dress[sign] ?? sign)
    .replaceAll(/[@$!]/g, '')
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length >= 3)
}

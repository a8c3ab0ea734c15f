/** Scripts that we carry fonts for, and Latin, which needs no mark. */
export type Script = 'Latn' | 'Cyrl' | 'Grek' | 'Arab' | 'Hebr' | 'Ethi' | 'Mymr' | 'Deva' | 'Hans'
export type Direction = 'ltr' | 'rtl'

const patterns: readonly (readonly [Script, RegExp])[] = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Hans', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u],
  ['Latn', /\p{Script=Latin}/u],
]

const scriptOfLanguage: Readonly<Record<string, Script>> = {
  ar: 'Arab',
  fa: 'Arab',
  ur: 'Arab',
  ps: 'Arab',
  ckb: 'Arab',
  he: 'Hebr',
  yi: 'Hebr',
  am: 'Ethi',
  ti: 'Ethi',
  my: 'Mymr',
  hi: 'Deva',
  mr: 'Deva',
  ne: 'Deva',
  ru: 'Cyrl',
  uk: 'Cyrl',
  bg: 'Cyrl',
  sr: 'Cyrl',
  mk: 'Cyrl',
  el: 'Grek',
  zh: 'Hans',
}

/** The script of a letter; undefined for digits, spaces, punctuation and marks, which belong to whatever is around them. */
export function scriptOf(character: string): Script | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x41) return undefined
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return 'Latn'
  if (code < 0xaa) return undefined
  return patterns.find(([, pattern]) => pattern.test(character))?.[0]
}

/** The script that a language is written in, as far as we tell them apart. */
export function scriptFor(language: string): Script {
  return scriptOfLanguage[language] ?? 'Latn'
}

/** The primary tag of a BCP-47 language in the form that PDF and Typst take: two or three small letters. */
export function primaryTag(language: string): string {
  const tag = language.toLowerCase().split(/[-_]/)[0] ?? ''
  return /^[a-z]{2,3}$/.test(tag) ? tag : 'en'
}

/** Which language words in a script are in: the document's own where it uses the script, else the likeliest. */
export function languageOf(script: Script, words: string, documentLanguage: string): string {
  if (scriptFor(documentLanguage) === script) return documentLanguage
  switch (script) {
    case 'Latn':
      return 'en'
    case 'Arab':
      return /[پچژگکی]/.test(words) ? 'fa' : 'ar'
    case 'Cyrl':
      return /[іїєґІЇЄҐ]/.test(words) ? 'uk' : 'ru'
    default:
      return { Grek: 'el', Hebr: 'he', Ethi: 'am', Mymr: 'my', Deva: 'hi', Hans: 'zh' }[script]
  }
}

export function directionOf(language: string): Direction {
  const script = scriptFor(language)
  return script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr'
}

/** The language of a block of text by its first letter, like `dir="auto"`; its direction follows from it. */
export function languageOfBlock(words: string, documentLanguage: string): string {
  for (const character of words) {
    const script = scriptOf(character)
    if (script) return languageOf(script, words, documentLanguage)
  }
  return documentLanguage
}

/** How much larger or smaller a script must be set to look as large as Source Serif beside it. */
const opticalSize: Readonly<Record<Script, number>> = {
  Latn: 1,
  Cyrl: 1,
  Grek: 1,
  Arab: 1.13,
  Hebr: 1.05,
  Deva: 1.04,
  Ethi: 0.98,
  Mymr: 0.94,
  Hans: 0.96,
}

export function zoomOf(language: string, among: string): number {
  return Math.round((opticalSize[scriptFor(language)] / opticalSize[scriptFor(among)]) * 1000) / 1000
}

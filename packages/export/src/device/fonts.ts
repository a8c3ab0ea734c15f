import { codePointsOf } from '../fonts/cmap.ts'
import type { Sheet } from '../typeset/sheet.ts'

/** The bytes of one of the committed fonts, by its file's name. */
export type LoadFont = (name: string) => Promise<Uint8Array>

/** With these everything of ours is printed, and nearly all that is written in Latin, Greek and Cyrillic letters. */
const always = ['SourceSerif4', 'SourceSerif4Display', 'SourceSans3', 'IBMPlexMono']

/** In the order of the template, but that the largest come last: they are loaded only for what no other has. */
const further: readonly { readonly families: readonly string[]; readonly only?: RegExp }[] = [
  { families: ['Vazirmatn', 'NotoNaskhArabic'], only: /\p{Script=Arabic}/u },
  { families: ['NotoSansHebrew', 'NotoSerifHebrew'], only: /\p{Script=Hebrew}/u },
  { families: ['NotoSansDevanagari'], only: /\p{Script=Devanagari}/u },
  { families: ['NotoSansEthiopic'], only: /\p{Script=Ethiopic}/u },
  { families: ['NotoSansMyanmar'], only: /\p{Script=Myanmar}/u },
  { families: ['NotoSans'] },
  { families: ['NotoSansSymbols2'] },
  { families: ['NotoEmoji'] },
  { families: ['NotoSansSC'] },
]

/** The fonts of those that are there which a sheet is printed with: all are 20 MB, and most papers need a quarter. */
export async function fontsFor(sheet: Sheet, there: readonly string[], load: LoadFont): Promise<readonly Uint8Array[]> {
  const fonts: Uint8Array[] = []
  const missing = charactersOf(sheet)
  const take = async (family: string) => {
    const files = await Promise.all(there.filter((name) => name.startsWith(`${family}-`)).map(load))
    fonts.push(...files)
    // A letter that the italic lacks is printed with the next family, as on the server.
    const has = files.map(codePointsOf)
    for (const code of missing) if (has.length > 0 && has.every((codes) => codes.has(code))) missing.delete(code)
  }
  for (const family of always) await take(family)
  for (const { families, only } of further) {
    const isNeeded = [...missing].some((code) => (only ?? /./u).test(String.fromCodePoint(code)))
    if (isNeeded) for (const family of families) await take(family)
  }
  return fonts
}

/** Signs that the template draws before a task. */
const boxes = '☐☑'

function charactersOf(sheet: Sheet): Set<number> {
  const json = JSON.stringify(sheet)
  const codes = new Set<number>()
  // What nobody sees needs no font.
  for (const character of json.includes('"is":"tasks"') ? json + boxes : json)
    if (!/\p{C}|\p{Z}/u.test(character)) codes.add(character.codePointAt(0) ?? 0)
  return codes
}

import { directionOf, languageOf, type Script, scriptFor, scriptOf, zoomOf } from './scripts.ts'

/** A stretch of words in one script. */
export interface Run {
  readonly text: string
  /** Only where it differs from the block's language. */
  readonly language?: string
  /** Size beside the block's script, only where it is not 1. */
  readonly zoom?: number
  /** Reads left to right as one thing in a line that runs the other way: telephone numbers, ranges. */
  readonly isolated?: true
}

/** Groups of digits with separators: in a line that runs right to left the groups would change places. */
// A bracket before anything but a digit opens a remark, and no group goes over it.
const digitGroups = /(\+?\d(?:[\d \u00a0)./\-–:]|\((?=\d)){3,}\d)/
const beyondLatin = /[\u0250-\u1fff\u2070-\u209f\u20c0-\u{10ffff}]/u

/** Divides cleaned words of a block into runs by script, so that each is set, spoken and searched in its own language. */
export function runsOf(words: string, blockLanguage: string): Run[] {
  if (directionOf(blockLanguage) !== 'rtl' || !digitGroups.test(words)) return byScript(words, blockLanguage)
  return words.split(digitGroups).flatMap((part, index): Run[] => {
    if (part === '') return []
    if (index % 2 === 0) return byScript(part, blockLanguage)
    return [/[ \u00a0+]/.test(part) ? { text: part, isolated: true } : { text: part }]
  })
}

function byScript(words: string, blockLanguage: string): Run[] {
  const base = scriptFor(blockLanguage)
  if (base === 'Latn' && !beyondLatin.test(words)) return words === '' ? [] : [{ text: words }]
  const runs: Run[] = []
  let script: Script | undefined
  let run = ''
  // Spaces and punctuation wait here: between two letters of one script they belong to it, else to the block.
  let neutral = ''
  const isOwn = () => script === undefined || script === base
  const finish = () => {
    if (run !== '') runs.push(isOwn() ? { text: run } : foreign(run, script ?? base, blockLanguage))
    run = ''
  }
  for (const character of words) {
    const next = scriptOf(character)
    if (next === undefined) {
      if (neutral === '' && run !== '' && /[\p{M}\u200c\u200d]/u.test(character)) run += character
      else neutral += character
    } else if (next === script) {
      run += neutral + character
      neutral = ''
    } else {
      if (isOwn()) run += neutral
      finish()
      if (!isOwn() && next !== base && neutral !== '') runs.push({ text: neutral })
      run = isOwn() ? character : next === base ? neutral + character : character
      neutral = ''
      script = next
    }
  }
  if (isOwn()) {
    run += neutral
    neutral = ''
  }
  finish()
  if (neutral !== '') runs.push({ text: neutral })
  return joined(runs)
}

function foreign(text: string, script: Script, blockLanguage: string): Run {
  const language = languageOf(script, text, blockLanguage)
  const zoom = zoomOf(language, blockLanguage)
  return zoom === 1 ? { text, language } : { text, language, zoom }
}

/** Neighbours that are set alike become one run: smaller files, fewer spans for a screen reader to stop at. */
function joined(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last && last.language === run.language && last.isolated === run.isolated) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text }
    } else merged.push(run)
  }
  return merged
}

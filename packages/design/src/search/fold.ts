// One form for the many ways in which the same letter is written. Character by character, so that a place in what was
// folded is always a place in what somebody wrote.

const longest = 4
const kept = new Map<string, string>()

/** What one character counts as in a search; empty for what is not written by everybody: vowel signs, points, tatweel. */
export function fold(character: string): string {
  const known = kept.get(character)
  if (known !== undefined) return known
  let now = character
  // Lower case may decompose again, and so may what decomposition gives.
  for (let turn = 0; turn < longest; turn++) {
    const next = step(now)
    if (next === now) break
    now = next
  }
  kept.set(character, now)
  return now
}

function step(characters: string): string {
  return [...characters.normalize('NFKD').toLowerCase().normalize('NFKD')].map(foldOne).join('')
}

function foldOne(character: string): string {
  if (unwritten.test(character)) return ''
  const other = sameAs[character]
  if (other !== undefined) return other
  return /^\p{Nd}$/u.test(character) ? digit(character) : character
}

/**
 * Accents of Latin, Greek and Cyrillic; Hebrew points and abbreviation signs; Arabic tashkeel, small letters and tatweel; what
 * joins, breaks or turns words without being seen. Marks of other scripts are letters there and stay.
 */
const unwritten =
  /^[\ufe00-\ufe0f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3\u05f4\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff\u0711\u0730-\u074a\u3099\u309a\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/u

/** Letters that decomposition leaves apart and that people write for each other. */
const sameAs: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', þ: 'th', ŧ: 't', ς: 'σ' },
  // Alef in all its forms, ya and alef maqsura, ta marbuta and ha, Persian and Urdu ya, kaf and ha.
  ...{
    ٱ: 'ا',
    ٲ: 'ا',
    ٳ: 'ا',
    ٵ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ې: 'ي',
    ے: 'ي',
    ة: 'ه',
    ۃ: 'ه',
    ہ: 'ه',
    ھ: 'ه',
    ە: 'ه',
    ک: 'ك',
    ڪ: 'ك',
  },
}

/** Digits of any script stand in rows of ten, nought first. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let nought = code
  while (nought > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(nought - 1))) nought--
  return String(code - nought)
}

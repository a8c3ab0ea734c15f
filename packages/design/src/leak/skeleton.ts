/**
 * A name as it sounds, whatever the script: its consonants, those that people write for each other made one. Vowels go, since
 * scripts differ most in them. Two skeletons that are equal are a suspicion, never a proof.
 */
export function skeleton(word: string): string {
  const sounds = latinOf(word)
    .replaceAll(/ph/g, 'f')
    .replaceAll(/sch|sh|ch|tch|š|ş|ç|č/g, '$')
    .replaceAll(/kh|gh|ğ/g, 'g')
    .replaceAll(/th/g, 't')
    .replaceAll(/dh|dj/g, 'd')
    .replaceAll(/zh|ts|tz/g, 'z')
    .replaceAll(/[ckq]/g, 'k')
    .replaceAll(/x/g, 'ks')
    .replaceAll(/v/g, 'w')
    .replaceAll(/p/g, 'b')
    .replaceAll(/[zs]/g, 's')
    .replaceAll(/j/g, 'g')
    // Half vowels and breaths are written by some and left out by others.
    .replaceAll(/[aeiouyhw'’]/g, '')
  return sounds.replaceAll(/(.)\1+/g, '$1')
}

export type Script = 'latin' | 'arabic' | 'hebrew' | 'cyrillic' | 'greek' | 'other'

export function scriptOf(word: string): Script {
  const found = (Object.keys(scripts) as (keyof typeof scripts)[]).find((script) => scripts[script].test(word))
  return found ?? 'other'
}

const scripts = {
  latin: /\p{Script=Latin}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
} as const

function latinOf(word: string): string {
  return [...word].map((letter) => letters[letter] ?? letter).join('')
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'ا:|أ:|إ:|آ:|ء:|ئ:|ؤ:|ع:|ى:|و:w|ي:y|ب:b|پ:p|ت:t|ث:th|ج:j|چ:ch|ح:h|خ:kh|د:d|ذ:dh|ر:r|ز:z|ژ:zh|س:s|ش:sh|ص:s|ض:d|ط:t|ظ:z|غ:gh|ف:f|ق:q|ك:k|گ:g|ل:l|م:m|ن:n|ه:h|ة:h',
    'א:|ב:b|ג:g|ד:d|ה:h|ו:w|ז:z|ח:kh|ט:t|י:y|כ:k|ך:k|ל:l|מ:m|ם:m|נ:n|ן:n|ס:s|ע:|פ:p|ף:f|צ:ts|ץ:ts|ק:q|ר:r|ש:sh|ת:t',
    'а:a|б:b|в:v|г:g|ґ:g|д:d|е:e|ё:e|є:e|ж:zh|з:z|и:i|й:y|і:i|ї:i|к:k|л:l|м:m|н:n|о:o|п:p|р:r|с:s|т:t|у:u|ф:f|х:kh|ц:ts|ч:ch|ш:sh|щ:sh|ъ:|ы:y|ь:|э:e|ю:u|я:a',
    'α:a|β:v|γ:g|δ:d|ε:e|ζ:z|η:i|θ:th|ι:i|κ:k|λ:l|μ:m|ν:n|ξ:x|ο:o|π:p|ρ:r|σ:s|τ:t|υ:y|φ:f|χ:kh|ψ:ps|ω:o',
  ]
    .join('|')
    .split('|')
    .map((pair) => pair.split(':') as [string, string]),
)

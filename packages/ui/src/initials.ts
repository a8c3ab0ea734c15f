/** Two letters that stand for a name: first and last word's first letters; in scripts that join, parted by a thin space. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word))
  const letters = (words.length > 1 ? [words[0], words.at(-1)] : [words[0]]).map((word) => firstLetter(word ?? ''))
  const joined = letters.join('')
  if (joined === '') return '?'
  return /\p{Script=Arabic}|\p{Script=Syriac}/u.test(joined) ? letters.join('\u2009') : joined.toLocaleUpperCase()
}

function firstLetter(word: string): string {
  // The Arabic article says nothing about a person: "al-Haddad" is H.
  const bare = word.replace(/^(ال(?=\p{L}{2})|al-)/iu, '')
  return /\p{L}/u.exec(bare)?.[0] ?? ''
}

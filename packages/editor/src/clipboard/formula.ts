// A spreadsheet runs a cell that begins like a formula. What people wrote leaves with an apostrophe before it, and comes back without.

/** The signs that begin a formula, in the width of East Asian keyboards too; a tab or return before them is eaten by spreadsheets. */
const dangerous = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]/

/** Words as a spreadsheet takes them for words. `'=x` gets a second apostrophe, so that reading gives back exactly what was there. */
export function disarm(words: string): string {
  return dangerous.test(words) ? `'${words}` : words
}

/** What `disarm` was given. */
export function rearm(words: string): string {
  return words.startsWith("'") && dangerous.test(words.slice(1)) ? words.slice(1) : words
}

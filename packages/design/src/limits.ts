/** Characters in a one-line text, e.g. a title. */
export const maxLineChars = 2_000
/** Characters in a text of several lines, per language. */
export const maxTextChars = 20_000
/** Characters of a prose field written as JSON. */
export const maxProseChars = 200_000
/** How deep lists, quotes and tables may stand inside each other in prose. */
export const maxProseDepth = 32
export const maxRecordsPerTable = 5_000
/** Members of one set: choices, references, languages. */
export const maxMembers = 5_000

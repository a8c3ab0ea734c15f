// Somebody edits a text from a base while others change the same text. One's own change is put onto what stands there now,
// so that nothing of theirs is taken away.

interface Hunk {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text that results when the change from `base` to `typed` is made in `current`. */
export function rebase(base: string, typed: string, current: string): string {
  if (base === current) return typed
  if (base === typed) return current
  const own = hunk(base, typed)
  const start = mapOffset(base, current, own.start)
  const end = Math.max(start, mapOffset(base, current, own.end))
  return current.slice(0, start) + own.text + current.slice(end)
}

/** Where a caret stands after the text around it has changed: it stays with its letter. */
export function mapOffset(before: string, after: string, at: number): number {
  const { start, end, text } = hunk(before, after)
  if (at <= start) return at
  if (at >= end) return at + text.length - (end - start)
  return start + text.length
}

/** The smallest single stretch in which two texts differ, never inside a surrogate pair. */
function hunk(before: string, after: string): Hunk {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  if (isLead(before.charCodeAt(start - 1))) start -= 1
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  if (tail > 0 && isTrail(before.charCodeAt(before.length - tail))) tail -= 1
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) }
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isTrail(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

import type { SealedTable } from '../keys/rows.ts'

/** Documents and their past are made anew from plain values, what a file holds is not ours to change, and a release is whole or not there. */
type Made = 'updates' | 'snapshots' | 'history' | 'checkpoints' | 'file_parts' | 'release_parts'
export type BesideTable = Exclude<SealedTable, Made>

type Words = Record<string, unknown>

/** Where words of people stand in each row beside the documents; whatever is not named here is ids and marks. A new table does not compile before it says. */
const words: { readonly [T in BesideTable]: 'text' | ((json: Words, take: (text: string) => string) => Words) } = {
  threads: (anchor, take) =>
    anchor['quote'] ? { ...anchor, quote: takeQuote(anchor['quote'] as Quote, take) } : anchor,
  remarks: 'text',
  waivers: (json, take) => takeIn(json, ['reason', 'imported', 'key'], take),
  files: (json, take) => takeIn(json, ['name'], take),
  links: 'text',
  guests: 'text',
  asks: 'text',
  releases: (json, take) => ({
    ...takeIn(json, ['version', 'fileName', 'asked'], take),
    given: (json['given'] as readonly Words[]).map((each) => takeIn(each, ['to'], take)),
    ...(json['withdrawn'] ? { withdrawn: takeIn(json['withdrawn'] as Words, ['reason'], take) } : {}),
  }),
  versions: (json, take) => takeIn(json, ['name', 'note'], take),
  approvals: (json, take) => takeIn(json, ['words'], take),
}

export const besideTables = Object.keys(words) as readonly BesideTable[]

/** The same row without the words; undefined where they do not stand in it. */
export function withoutWords(table: BesideTable, bytes: Uint8Array, take: (text: string) => string) {
  const text = Buffer.from(bytes).toString()
  const kind = words[table]
  const now = kind === 'text' ? take(text) : JSON.stringify(kind(JSON.parse(text) as Words, take))
  return now === text ? undefined : Buffer.from(now)
}

interface Quote {
  readonly before: string
  readonly exact: string
  readonly after: string
}

/** What is left of a quote that was nothing else; it stands in no text, so its thread is detached. */
const nothingLeft = '[…]'

function takeQuote({ before, exact, after }: Quote, take: (text: string) => string): Quote {
  const now = { before: take(before), exact: take(exact) || nothingLeft, after: take(after) }
  const whole = now.before + now.exact + now.after
  // The words went over the edge of the quote: what stands around it is written anew when it is found again.
  return take(whole) === whole ? now : { ...now, before: '', after: '' }
}

function takeIn(json: Words, keys: readonly string[], take: (text: string) => string): Words {
  const now = { ...json }
  for (const key of keys) {
    const text = now[key]
    if (typeof text === 'string') now[key] = take(text)
  }
  return now
}

/** Whether the words stand in a frozen edition, also where marks part them. */
export function standsInEdition(edition: string, take: (text: string) => string): boolean {
  const leaves: string[] = []
  JSON.parse(edition, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'type') leaves.push(value)
    return value
  })
  return ['', ' '].some((between) => take(leaves.join(between)) !== leaves.join(between))
}

import * as Y from 'yjs'

/** What was typed in some updates, without its places: the last resort where nothing else tells what they held. */
export function rawWords(updates: readonly Uint8Array[]): string {
  let words = ''
  let last: Y.ID | undefined
  for (const update of updates) {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item)) continue
      const said = saidBy(struct.content)
      if (said === '') continue
      const goesOn = last !== undefined && struct.origin !== null && Y.compareIDs(struct.origin, last)
      words += goesOn || words === '' ? said : `\n${said}`
      last = Y.createID(struct.id.client, struct.id.clock + struct.length - 1)
    }
  }
  return words
}

function saidBy(content: Y.Item['content']): string {
  if (content instanceof Y.ContentString) return content.str
  if (!(content instanceof Y.ContentAny)) return ''
  return content.arr.filter((value) => typeof value === 'string' || typeof value === 'number').join('\n')
}

export function joined(words: readonly string[]): string {
  return words.filter((each) => each.trim() !== '').join('\n\n')
}

import { isDeepStrictEqual } from 'node:util'
import { type Address, type Anchor, place, process, recordAddress } from '@balcony/design'
import { follow as applyAndTell, read, refreshAnchor } from '@balcony/document'
import type * as Y from 'yjs'
import { build } from './build.ts'
import type { Answers, Job, Pinned } from './jobs.ts'

/** Documents kept open between bursts; the one not touched for longest makes way. */
const followedAtOnce = 12

interface Followed {
  readonly doc: Y.Doc
  readonly epoch: string
  head: number
}

const open = new Map<string, Followed>()

/** Brings a followed document up to date and tells what became of the anchors in the texts that were touched. */
export function follow(job: Extract<Job, { is: 'follow' }>): Answers['follow'] {
  const { room, epoch, from, head, updates, pinned, look, titlesIn } = job
  const known = open.get(room)
  const anew = from === 'start'
  if (!anew && (known?.epoch !== epoch || known.head !== from - 1)) return 'lost'
  const followed = anew || !known ? { doc: build(updates), epoch, head } : known
  if (followed !== known) known?.doc.destroy()
  const touched = new Set(anew ? [] : updates.flatMap((update) => [...applyAndTell(process, followed.doc, update)]))
  followed.head = head
  keep(room, followed)
  // A document seen for the first time, or again after a gap: everything in it may have moved.
  const isTouched = (address: Address | undefined) => address !== undefined && touched.has(address)
  const looked = pinned.filter(
    ({ thread, anchor: { address } }) =>
      anew || isTouched(address) || isTouched(rowOf(address)) || look.includes(thread),
  )
  const titled =
    titlesIn !== undefined && (anew || [...touched].some((address) => address.startsWith(`${titlesIn.section}/`)))
  return {
    moved: looked.flatMap((one) => refreshed(followed.doc, one)),
    titles: titled ? read(process, { [titlesIn.compartment]: followed.doc }).sections[titlesIn.section] : undefined,
  }
}

function keep(room: string, followed: Followed): void {
  open.delete(room)
  open.set(room, followed)
  for (const [name, oldest] of open) {
    if (open.size <= followedAtOnce) return
    oldest.doc.destroy()
    open.delete(name)
  }
}

function refreshed(doc: Y.Doc, { thread, anchor, state }: Pinned): readonly Pinned[] {
  const now = standing(doc, anchor)
  return now.state === state && isDeepStrictEqual(now.anchor, anchor) ? [] : [{ thread, ...now }]
}

/** Words stand while they can be found, and whatever stands in a row stands while the row does: it may be brought back. */
function standing(doc: Y.Doc, anchor: Anchor): Pick<Pinned, 'anchor' | 'state'> {
  const row = rowOf(anchor.address)
  const mark = row === undefined ? undefined : (doc.getMap('values').get(row) as { removed?: unknown } | undefined)
  if (row !== undefined && (mark === undefined || mark.removed !== undefined)) return { anchor, state: 'detached' }
  return anchor.on === 'words' ? refreshAnchor(doc, anchor) : { anchor, state: 'fresh' }
}

function rowOf(address: Address): Address | undefined {
  const there = place(process, address)
  return there && 'record' in there ? recordAddress(there.table, there.record) : undefined
}

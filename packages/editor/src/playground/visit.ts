import { anchorWords } from '@balcony/document'
import * as Y from 'yjs'
import { relativeOf } from '../prose/positions.ts'
import type { World } from '../testing/world.ts'

/** Others who write, stand somewhere and comment, so that one sees how that looks. */
export async function visit(world: World): Promise<void> {
  const leila = world.sit('leila').workspace
  const tomasz = world.sit('tomasz').workspace
  const { live } = leila
  const [venue] = live.rows('venue')
  const address = 'venues/narrative'
  const doc = live.docOf(address)
  const text = live.proseDoc(address)
  if (text.content.length === 0)
    write(live.prose(address), [
      'The venue has one job before all others: nobody should feel like the guest of the other side. The Highland Council and the River Communities have both told us, separately, that a hotel in the provincial capital would read as the Ministry’s ground.',
      'We also need three rooms out of earshot of each other, a table long enough for meals together, and a path by the water for the walks on day two.',
      'نحتاج أيضًا إلى غرف معزولة الصوت بعضها عن بعض، ومائدة تتّسع للجميع.',
    ])
  const anchor = anchorWords(doc, address, { from: 60, to: 105 })
  if (anchor.ok) {
    await leila.threads.open(anchor.value, {
      id: 'said-1',
      text: 'Should the Ministry’s two advisers have a wing too, or sit with the facilitators?',
    })
    const [thread] = leila.threads.list()
    if (thread)
      await tomasz.threads.reply(thread.id, { id: 'said-2', text: 'With us, I think. A wing makes them a delegation.' })
  }
  if (venue) {
    await tomasz.threads.open(
      { on: 'place', address: `venue/${venue.id}/capacity` },
      { id: 'said-3', text: 'Is this with or without the annex?' },
    )
    leila.awareness.get('core')?.setLocalState({ person: 'leila', address: `venue/${venue.id}/kind` })
  }
  const cursor = (at: number) => Y.relativePositionToJSON(relativeOf(live.prose(address), at))
  tomasz.awareness
    .get('core')
    ?.setLocalState({ person: 'tomasz', address, cursor: { anchor: cursor(260), head: cursor(290) } })
}

function write(fragment: Y.XmlFragment, paragraphs: readonly string[]): void {
  fragment.doc?.transact(() =>
    paragraphs.forEach((words, index) => {
      const paragraph = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      text.insert(0, words)
      paragraph.insert(0, [text])
      fragment.insert(index, [paragraph])
    }),
  )
}

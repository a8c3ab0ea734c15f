import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openHouse } from '../testing/house.ts'
import { handIn } from './hand.ts'

function wordsOf(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text/a').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

const writer = { person: 'lea', signIn: 's9', epoch: 'e1' }

test('[HAND1] what the server writes for somebody is on disk under their name and reaches everybody who is in, before it says so', async () => {
  const { log, rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  let release = () => {}
  log.gate = () => new Promise((resolve) => (release = resolve))
  let done = false
  const handed = handIn(rooms, 'd1/core', writer, wordsOf('brought back')).then(() => {
    done = true
  })
  await settle()
  expect(done).toBe(false)
  release()
  log.gate = undefined
  await settle()
  await handed
  expect(log.entries('d1/core')).toMatchObject([{ by: 'lea', signIn: 's9' }])
  expect(ada.doc.getText('text/a').toString()).toBe('brought back')
  // Into a room in which nobody is, and out of it again.
  const alone = handIn(rooms, 'd2/core', writer, wordsOf('x'))
  await settle()
  await alone
  expect(log.entries('d2/core')).toHaveLength(1)
  expect(rooms.seats().map((seat) => seat.person)).toEqual(['ada'])
})

test('[HAND2] what the gate refuses, and what a room cannot take, is refused to the server too', async () => {
  const { log, rooms, settle } = openHouse()
  const strange = new Y.Doc()
  strange.getArray('nowhere').insert(0, [1])
  const tries = [
    handIn(rooms, 'd1/core', writer, Y.encodeStateAsUpdate(strange)),
    handIn(rooms, 'd1/core', { ...writer, epoch: 'e0' }, wordsOf('late')),
    handIn(rooms, 'none/core', writer, wordsOf('x')),
  ].map((each) => expect(each).rejects.toMatchObject({ name: 'NotTaken' }))
  await settle()
  await Promise.all(tries)
  expect(log.entries('d1/core')).toEqual([])
})

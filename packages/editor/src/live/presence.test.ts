import type { Compartment } from '@balcony/design'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Presence } from './presence.ts'

function rooms(...names: Compartment[]) {
  return new Map(names.map((name) => [name, new Awareness(new Y.Doc())]))
}

function tell(from: Awareness | undefined, to: Awareness | undefined): void {
  if (from && to) applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'test')
}

test('[WHO1] one is seen where one stands, only by those who share that compartment', () => {
  const mine = rooms('core', 'people')
  const theirs = rooms('core')
  const nadia = new Presence(mine, 'nadia')
  const leila = new Presence(theirs, 'leila')
  leila.watch(() => {})
  nadia.stand('people', 'identity/p7/name')
  tell(mine.get('core'), theirs.get('core'))
  expect(leila.here()).toEqual([])
  nadia.stand('core', 'venue/v1/name')
  tell(mine.get('core'), theirs.get('core'))
  expect(leila.at('venue/v1/name')).toEqual(['nadia'])
})

test('[WHO1] one is never shown to oneself, and a state that makes no sense is nobody', () => {
  const own = rooms('core')
  const nadia = new Presence(own, 'nadia')
  nadia.watch(() => {})
  nadia.stand('core', 'venues')
  const odd = new Awareness(new Y.Doc())
  odd.setLocalState({ person: 7, address: { no: 'place' } })
  tell(odd, own.get('core'))
  expect(nadia.here()).toEqual([])
})

test('[WHO1] a caret that moves within its text wakes nobody who shows only places', () => {
  const own = rooms('core')
  const nadia = new Presence(own, 'nadia')
  let woken = 0
  nadia.watch(() => {
    woken += 1
  })
  const leila = new Awareness(new Y.Doc())
  for (const at of [1, 2, 3]) {
    leila.setLocalState({ person: 'leila', address: 'venues/narrative', cursor: at })
    tell(leila, own.get('core'))
  }
  expect(woken).toBe(1)
})

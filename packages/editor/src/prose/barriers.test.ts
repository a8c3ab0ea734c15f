import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { faultOf, guard } from './barriers.ts'
import { plainWords, proseNodesFor } from './nodes.ts'

const schema = getSchema(proseNodesFor(plainWords))

function textIn(fragment: Y.XmlFragment, node: string, words: string, format?: Record<string, object>) {
  const element = new Y.XmlElement(node)
  const text = new Y.XmlText()
  text.insert(0, words, format)
  element.insert(0, [text])
  fragment.insert(fragment.length, [element])
  return element
}

test('[BIND1] before binding, an unknown node, mark or attribute is found, and nothing is written', () => {
  for (const write of [
    (fragment: Y.XmlFragment) => textIn(fragment, 'whiteboard', 'words'),
    (fragment: Y.XmlFragment) => textIn(fragment, 'paragraph', 'words', { glow: {} }),
    (fragment: Y.XmlFragment) => textIn(fragment, 'paragraph', 'words').setAttribute('mood', 'calm'),
  ]) {
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment('story')
    textIn(fragment, 'paragraph', 'known')
    expect(faultOf(schema, fragment)).toBeUndefined()
    write(fragment)
    const before = Y.encodeStateAsUpdate(doc)
    expect(faultOf(schema, fragment)?.is).toBe('unknown')
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  }
})

test('[BIND1] known nodes in an impossible order are found while words stand in them', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('story')
  const list = new Y.XmlElement('bulletList')
  fragment.insert(0, [list])
  expect(faultOf(schema, fragment)).toBeUndefined()
  textIn(list, 'paragraph', 'a paragraph straight in a list')
  expect(faultOf(schema, fragment)).toEqual({ is: 'broken', name: 'bulletList' })
})

test('[BIND2] after binding, a change of a newer client is told before any observer that came later', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('story')
  textIn(fragment, 'paragraph', 'known')
  const heard: string[] = []
  guard(schema, fragment, (fault) => heard.push(fault.is))
  fragment.observeDeep(() => heard.push('binding'))
  const newer = new Y.Doc()
  Y.applyUpdate(newer, Y.encodeStateAsUpdate(doc))
  textIn(newer.getXmlFragment('story'), 'whiteboard', 'new')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(newer))
  expect(heard).toEqual(['unknown', 'binding'])
})

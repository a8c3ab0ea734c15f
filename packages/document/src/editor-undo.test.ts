import { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Live } from './index.ts'
import { docsOf, liveOf } from './testing.ts'
import { asTiptapWrites, schema } from './testing-prose.ts'

/** What a mounted editor's undo plugin does, without a browser. */
function mount(live: Live, address: string): { readonly state: EditorState; readonly unmount: () => void } {
  const plugin = yUndoPlugin({ undoManager: live.undo.manager('core') } as unknown as Parameters<typeof yUndoPlugin>[0])
  const state = EditorState.create({ schema, plugins: [ySyncPlugin(live.prose(address)), plugin] })
  const view = plugin.spec.view?.({ state } as unknown as EditorView)
  return { state, unmount: () => view?.destroy?.() }
}

function type(live: Live, address: string, words: string): void {
  asTiptapWrites(
    live.docOf(address),
    address,
    (t) => t.insert(t.doc.content.size, schema.node('paragraph', null, schema.text(words))),
    ySyncPluginKey,
  )
}

function told(live: Live, address: string): number {
  return live.proseDoc(address).content.filter((node) => node.content).length
}

function listeners(doc: Y.Doc | undefined, live: Live): number {
  const manager: Y.UndoManager = Object.getPrototypeOf(live.undo.manager('core'))
  return [...manager._observers.values()].reduce((sum, set) => sum + set.size, 0) + (doc?._observers.size ?? 0)
}

test('[UNDO7] undo goes through prose and values from any editor, also after others were closed', () => {
  const live = liveOf(docsOf(1, 'core', 'people'), { origins: [ySyncPluginKey] })
  const story = mount(live, 'assessment/story')
  const doubts = mount(live, 'assessment/doubts')
  type(live, 'assessment/story', 'one')
  type(live, 'assessment/doubts', 'two')
  live.edit({ do: 'add', table: 'person', id: 'p1' })
  story.unmount()
  type(live, 'assessment/story', 'three')
  const state = () => [told(live, 'assessment/story'), told(live, 'assessment/doubts'), live.rows('person').length]
  expect(state()).toEqual([2, 1, 1])
  undo(doubts.state)
  expect(state()).toEqual([1, 1, 1])
  undo(doubts.state)
  expect(state()).toEqual([1, 1, 0])
  doubts.unmount()
  expect(live.undo.undo()).toBe(true)
  expect(state()).toEqual([1, 0, 0])
  const again = mount(live, 'assessment/story')
  undo(again.state)
  expect(state()).toEqual([0, 0, 0])
  for (let round = 0; round < 4; round += 1) redo(again.state)
  expect(state()).toEqual([2, 1, 1])
})

test('[UNDO8] editors that come and go leave nothing behind', () => {
  const docs = docsOf(1, 'core')
  const live = liveOf(docs, { origins: [ySyncPluginKey] })
  const before = listeners(docs.core, live)
  for (let round = 0; round < 20; round += 1) {
    const editor = mount(live, 'assessment/story')
    type(live, 'assessment/story', `round ${round}`)
    editor.unmount()
  }
  expect(listeners(docs.core, live)).toBe(before)
  expect(live.undo.canUndo).toBe(true)
})

test('[UNDO9] what Tiptap writes over the inner fields of a manager when an editor closes stays with that editor', () => {
  const live = liveOf(docsOf(1, 'core'), { origins: [ySyncPluginKey] })
  const handed = live.undo.manager('core') as Y.UndoManager & { restore?: () => void }
  handed.restore = () => {
    handed.doc.on('afterTransaction', handed.afterTransactionHandler)
    handed._observers = new Map()
  }
  handed.destroy()
  handed.restore()
  live.edit({ do: 'write', address: 'shell/title', text: 'x' })
  expect(live.undo.canUndo).toBe(true)
  expect((live.undo.manager('core') as typeof handed).restore).toBeUndefined()
  expect(live.undo.undo()).toBe(true)
  expect(live.value('shell/title')).toBeUndefined()
  expect(live.undo.undo()).toBe(false)
})

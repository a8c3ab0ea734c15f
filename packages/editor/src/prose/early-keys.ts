import type { Editor } from '@tiptap/core'
import type { KeyboardEvent } from 'react'

/** What somebody types between the click and the moment when the editor is there: on a slow line that is a sentence. */
export class EarlyKeys {
  #keys: string[] = []

  /** Whether the key was kept; keys that are no text are left to the browser. */
  keep(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'Backspace') return this.#keys.pop() !== undefined
    if (event.key !== 'Enter' && [...event.key].length !== 1) return false
    this.#keys.push(event.key)
    return true
  }

  /** Hands everything over, once, in the order in which it was typed. */
  type(editor: Pick<Editor, 'commands' | 'view' | 'state'>): void {
    const keys = this.#keys
    this.#keys = []
    for (const [at, line] of keys
      .map((key) => (key === 'Enter' ? '\n' : key))
      .join('')
      .split('\n')
      .entries()) {
      if (at > 0) editor.commands.splitBlock()
      if (line !== '') editor.view.dispatch(editor.view.state.tr.insertText(line).scrollIntoView())
    }
  }
}

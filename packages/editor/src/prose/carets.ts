import type { Address } from '@balcony/design'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Person } from '../workspace.tsx'
import { cameFromText } from './bound.ts'
import { heardPosition } from './heard.ts'
import { relativeOf } from './positions.ts'
import { settle } from './settle.ts'

/** At most ten caret positions a second leave this device. */
const pause = 100

interface Cursor {
  readonly anchor: unknown
  readonly head: unknown
}

export interface CaretsOf {
  readonly awareness: Awareness
  readonly fragment: Y.XmlFragment
  readonly address: Address
  readonly me: string
  readonly person: (id: string) => Person | undefined
}

/**
 * Others' carets in this text, and one's own told to them. An editor hears only of carets in its own text, redraws once
 * a frame, and clears the told caret only while it still is in this text.
 */
export function carets({ awareness, fragment, address, me, person }: CaretsOf): Plugin {
  const key = new PluginKey<DecorationSet>('carets')
  const draw = (state: EditorState): DecorationSet => {
    const drawn: Decoration[] = []
    for (const [client, told] of awareness.getStates()) {
      if (client === awareness.clientID || told['address'] !== address) continue
      const who = typeof told['person'] === 'string' ? person(told['person']) : undefined
      const cursor = told['cursor'] as Cursor | undefined
      if (who && cursor) drawn.push(...drawOne(fragment, client, who, cursor, state.doc.content.size))
    }
    return DecorationSet.create(state.doc, drawn)
  }
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => draw(state),
      apply: (tr, before, _old, state) => {
        if (tr.getMeta(key) || cameFromText(tr)) return draw(state)
        return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      const here = new Set<number>()
      let frame = 0
      const look = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
        let concerned = false
        for (const client of [...added, ...updated, ...removed]) {
          const now = client !== awareness.clientID && awareness.getStates().get(client)?.['address'] === address
          if (now || here.has(client)) concerned = true
          if (now) here.add(client)
          else here.delete(client)
        }
        if (concerned && frame === 0) frame = requestAnimationFrame(redraw)
      }
      const redraw = () => {
        frame = 0
        if (view.isDestroyed) return
        settle(view)
        view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
      }
      awareness.on('change', look)
      const teller = tell(view, awareness, fragment, address, me)
      return {
        update: (_view, before) => {
          if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) teller.moved()
        },
        destroy: () => {
          awareness.off('change', look)
          cancelAnimationFrame(frame)
          teller.stop()
        },
      }
    },
  })
}

function tell(view: EditorView, awareness: Awareness, fragment: Y.XmlFragment, address: Address, me: string) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = () => {
    timer = undefined
    if (view.isDestroyed || !view.hasFocus()) return
    const { anchor, head } = view.state.selection
    const cursor = { anchor: toldPosition(fragment, anchor), head: toldPosition(fragment, head) }
    awareness.setLocalState({ person: me, address, cursor })
  }
  const moved = () => {
    timer ??= setTimeout(say, pause)
  }
  view.dom.addEventListener('focus', moved)
  return {
    moved,
    stop: () => {
      clearTimeout(timer)
      view.dom.removeEventListener('focus', moved)
      if (awareness.getLocalState()?.['address'] === address) awareness.setLocalState({ person: me })
    },
  }
}

function toldPosition(fragment: Y.XmlFragment, position: number): unknown {
  return Y.relativePositionToJSON(relativeOf(fragment, position))
}

function drawOne(fragment: Y.XmlFragment, client: number, who: Person, cursor: Cursor, size: number): Decoration[] {
  const anchor = heardPosition(fragment, cursor.anchor)
  const head = heardPosition(fragment, cursor.head)
  if (anchor === undefined || head === undefined || Math.max(anchor, head) > size) return []
  const caret = Decoration.widget(head, () => flag(who), {
    // A new key makes a new element, and its name shows again.
    key: `${client}:${head}`,
    side: 10,
    ignoreSelection: true,
  })
  if (anchor === head) return [caret]
  const [from, to] = anchor < head ? [anchor, head] : [head, anchor]
  return [caret, Decoration.inline(from, to, { 'data-selected-by': '', 'data-person': String(who.colour) })]
}

function flag(who: Person): HTMLElement {
  const caret = document.createElement('span')
  caret.dataset['caret'] = ''
  caret.dataset['person'] = String(who.colour)
  caret.setAttribute('aria-hidden', 'true')
  const name = document.createElement('b')
  name.textContent = who.name.split(' ')[0] ?? who.name
  // Without a letter beside it, a browser may put the caret of one's own text inside.
  caret.append('\u2060', name, '\u2060')
  return caret
}

import type { Address } from '@balcony/design'
import { printDate, recordAddress } from '@balcony/design'
import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Editor, Extension, getSchema } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStand, useThreads } from '../live/hooks.ts'
import { nameOfRecord } from '../live/names.ts'
import { compartmentOf } from '../live/places.ts'
import { today } from '../live/today.ts'
import { useLocale } from '../live/use-locale.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import { type AskedPicture, answerPictures, askPicture, pictureIn } from './asking-picture.ts'
import { type Fault, faultOf, guard } from './barriers.ts'
import { bound } from './bound.ts'
import { carets } from './carets.ts'
import type { EarlyKeys } from './early-keys.ts'
import { highlighting, highlightsKey } from './highlighting.ts'
import { highlightsOf } from './highlights.ts'
import { type NodeWords, plainWords, proseNodesFor } from './nodes.ts'
import { PictureDialog } from './PictureDialog.tsx'
import { cleanPasted } from './paste.ts'
import css from './prose.module.css'
import { type SlashKeys, SlashMenu } from './SlashMenu.tsx'
import { slash } from './slash.ts'

/** The schema by which texts are judged before an editor may touch them. */
const schema = getSchema(proseNodesFor(plainWords))

/** Where the caret goes when an editor comes up: in ProseMirror positions, or to the end. */
export type Start = { readonly anchor: number; readonly head: number } | 'end' | 'none'

export interface ProseEditorProps {
  readonly address: Address
  readonly label: string
  readonly placeholder: string
  readonly start: Start
  /** What was typed before the editor was there. */
  readonly early: EarlyKeys
  readonly onFault: (fault: Fault) => void
  readonly onGone: () => void
}

export default function ProseEditor({ address, label, placeholder, start, early, onFault, onGone }: ProseEditorProps) {
  const { i18n } = useLingui()
  const workspace = useWorkspace()
  const locale = useLocale()
  const desk = useDesk()
  const stand = useStand()
  const threads = useThreads()
  const on = useDeskState('thread')
  const composing = useDeskState('composing')
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor>()
  const [keys] = useState<SlashKeys>(() => ({ press: () => false }))
  const told = useRef({ threads, on, composing, workspace, start, placeholder, onFault, onGone, i18n, locale })
  told.current = { threads, on, composing, workspace, start, placeholder, onFault, onGone, i18n, locale }

  useLayoutEffect(() => {
    const { live } = workspace
    const compartment = compartmentOf(live.process, address)
    const awareness = compartment && workspace.awareness.get(compartment)
    if (!host.current || !compartment) return
    const fragment = live.prose(address)
    const fault = faultOf(schema, fragment)
    if (fault) {
      told.current.onFault(fault)
      return
    }
    // Before the editor, so that it is asked before the binding.
    const stopGuard = guard(schema, fragment, (found) => {
      made.destroy()
      told.current.onFault(found)
    })
    const words = wordsFor(() => told.current)
    const plugins = [
      highlighting(() =>
        highlightsOf(live.docOf(address), address, told.current.threads, told.current.on, told.current.composing),
      ),
      slash((_view, event) => keys.press(event)),
      ...(awareness
        ? [
            carets({
              awareness,
              fragment,
              address,
              me: workspace.me.id,
              person: (id) => told.current.workspace.people.find((person) => person.id === id),
            }),
          ]
        : []),
    ]
    const made = new Editor({
      element: { mount: host.current },
      // The page's policy allows no style elements; what the style sheet needs is in prose.module.css.
      injectCSS: false,
      // The words come from the document. Without content Tiptap parses an empty string as HTML, which the page's
      // policy (Trusted Types) refuses.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      extensions: [
        ...proseNodesFor(words),
        bound(fragment, live.undo, live.undo.manager(compartment)),
        Placeholder.configure({ placeholder: () => told.current.placeholder }),
        Extension.create({ name: 'plugins', priority: 1001, addProseMirrorPlugins: () => plugins }),
      ],
      editorProps: {
        attributes: {
          class: css.prose ?? '',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-prose': address,
          spellcheck: 'true',
        },
        transformPastedHTML: cleanPasted,
        handlePaste: (_view, event) => {
          live.undo.cut()
          const file = pictureIn(event.clipboardData)
          if (file) askPicture(made, { file })
          return file !== undefined
        },
        handleDrop: (view, event) => {
          const file = pictureIn(event.dataTransfer)
          const at = file && view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (!file || !at) return false
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))))
          askPicture(made, { file })
          return true
        },
        handleDoubleClickOn: (_view, _position, node, at) => {
          if (node.type.name !== 'picture') return false
          askPicture(made, { at })
          return true
        },
        handleKeyDown: (view, event) => {
          const { selection } = view.state
          const picture = selection instanceof NodeSelection && selection.node.type.name === 'picture'
          if (event.key !== 'Enter' || !picture) return false
          askPicture(made, { at: selection.from })
          return true
        },
        handleClickOn: (_view, _position, _node, _at, event) => {
          const thread = event.target instanceof Element ? event.target.closest('[data-thread]') : null
          if (thread instanceof HTMLElement) desk.put({ thread: thread.dataset['thread'] })
          return false
        },
      },
      onFocus: () => {
        desk.mounted.use(address)
        desk.put({ writing: { editor: made, address } })
        stand(address)
      },
      onBlur: () => live.undo.cut(),
    })
    desk.mounted.mount({
      address,
      busy: () => !made.isDestroyed && (made.isFocused || made.view.composing),
      unmount: () => told.current.onGone(),
    })
    comeUp(made, told.current.start)
    early.type(made)
    setEditor(made)
    return () => {
      stopGuard()
      desk.mounted.gone(address)
      if (desk.state.writing?.editor === made) desk.put({ writing: undefined })
      made.destroy()
      setEditor(undefined)
    }
  }, [address, workspace.live, desk, early])

  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(highlightsKey, true))
  }, [editor, threads, on, composing])

  return (
    <>
      <div ref={host} className={css.prose} />
      {editor ? <SlashMenu editor={editor} keys={keys} today={today()} /> : null}
      {editor ? <AskedPictures editor={editor} address={address} /> : null}
    </>
  )
}

/** The dialog for a picture, when one was asked for, pasted, dropped or opened. */
function AskedPictures({ editor, address }: { editor: Editor; address: Address }) {
  const { files } = useWorkspace()
  const [asked, setAsked] = useState<AskedPicture>()
  useEffect(() => (files ? answerPictures(editor, setAsked) : undefined), [editor, files])
  if (!asked) return null
  return <PictureDialog editor={editor} address={address} asked={asked} onClose={() => setAsked(undefined)} />
}

interface Told {
  readonly workspace: ReturnType<typeof useWorkspace>
  readonly i18n: I18n
  readonly locale: string
}

function wordsFor(told: () => Told): NodeWords {
  return {
    decision: (date) => {
      const { i18n, locale } = told()
      return date === undefined ? i18n._(msg`Decision`) : i18n._(msg`Decision, ${printDate(date, locale)}`)
    },
    task: (text) => told().i18n._(text === '' ? msg`Task without words` : msg`Done: ${text}`),
    nameOf: (address) => nameOfRecord(told().workspace.live, address) ?? told().i18n._(msg`A record that is gone`),
    watchName: (address, changed) => {
      const [table = '', id = ''] = address.split('/')
      return told().workspace.live.watch(recordAddress(table, id), changed)
    },
    open: (address) => told().workspace.go(address),
    picture: (file) => told().workspace.files?.href(file),
    pictureWord: () => told().i18n._(msg`Picture`),
  }
}

function comeUp(editor: Editor, start: Start): void {
  if (start === 'none') return
  const { doc } = editor.state
  const within = (at: number) => doc.resolve(Math.max(0, Math.min(at, doc.content.size)))
  const selection =
    start === 'end' ? TextSelection.atEnd(doc) : TextSelection.between(within(start.anchor), within(start.head))
  editor.view.dispatch(editor.state.tr.setSelection(selection))
  editor.view.focus()
}

import { type Address, printDate } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useMayWrite, useProse, useStand, useThreads } from '../live/hooks.ts'
import { useLocale } from '../live/use-locale.ts'
import { useDesk, useDeskState, useWorkspace } from '../workspace.tsx'
import type { Fault } from './barriers.ts'
import { EarlyKeys } from './early-keys.ts'
import { highlightsOf } from './highlights.ts'
import { MentionName } from './MentionName.tsx'
import type { Start } from './ProseEditor.tsx'
import fieldCss from './ProseField.module.css'
import css from './prose.module.css'
import { renderProse } from './StaticProse.tsx'
import { staticPosition } from './static-position.ts'
import { useCarets } from './use-carets.ts'
import { useEditorCode } from './use-editor-code.ts'

interface ProseFieldProps {
  readonly address: Address
  readonly label: string
  /** Shown quietly while nothing is written. */
  readonly placeholder?: string | undefined
}

/** Prose as everybody sees it; an editor comes in its place when somebody clicks, tabs in or is sent there. */
export function ProseField({ address, label, placeholder = '' }: ProseFieldProps) {
  const mayWrite = useMayWrite(address)
  const [start, setStart] = useState<Start>()
  const [fault, setFault] = useState<Fault | Unfetched>()
  const [early] = useState(() => new EarlyKeys())
  const writing = mayWrite && (!fault || fault.is === 'unfetched')
  const unfetched = useCallback(() => {
    setStart(undefined)
    setFault({ is: 'unfetched' })
  }, [])
  const ProseEditor = useEditorCode(writing, start !== undefined, unfetched)
  useEffect(() => {
    if (!mayWrite) setStart(undefined)
  }, [mayWrite])
  const begin = (at: Start) => {
    setFault(undefined)
    setStart(at)
  }
  return (
    <>
      {ProseEditor && start !== undefined && writing ? (
        <ProseEditor
          key={address}
          address={address}
          label={label}
          placeholder={placeholder}
          start={start}
          early={early}
          onFault={setFault}
          onGone={() => setStart(undefined)}
        />
      ) : (
        <StaticText
          address={address}
          label={label}
          placeholder={placeholder}
          onStart={writing ? begin : undefined}
          onEarlyKey={start === undefined ? undefined : (event) => early.keep(event)}
        />
      )}
      {fault ? <FaultNote fault={fault} /> : null}
    </>
  )
}

/** The editor's code is not on this device and there is no line to fetch it. */
interface Unfetched {
  readonly is: 'unfetched'
}

interface StaticTextProps {
  readonly address: Address
  readonly label: string
  readonly placeholder: string
  readonly onStart: ((start: Start) => void) | undefined
  /** While the editor is on its way: whether it keeps the key for it. */
  readonly onEarlyKey: ((event: KeyboardEvent) => boolean) | undefined
}

function StaticText({ address, label, placeholder, onStart, onEarlyKey }: StaticTextProps) {
  const { t } = useLingui()
  const desk = useDesk()
  const { files } = useWorkspace()
  const doc = useProse(address)
  const stand = useStand()
  const box = useRef<HTMLDivElement>(null)
  const highlights = useHighlights(address)
  const carets = useCarets(address)
  const locale = useLocale()
  const pressed = useRef(false)
  const writing = onStart !== undefined
  const drawn = useMemo(
    () =>
      renderProse(
        doc,
        {
          decision: (date) => (date === undefined ? t`Decision` : t`Decision, ${printDate(date, locale)}`),
          task: (text) => (text === '' ? t`Task without words` : t`Done: ${text}`),
          mention: (to) => <MentionName address={to} />,
          picture: (file) => files?.href(file),
          pictureWord: t`Picture`,
        },
        highlights,
        carets,
      ),
    [doc, highlights, carets, locale, files, t],
  )
  const empty = isEmpty(doc)

  const click = (event: MouseEvent) => {
    pressed.current = false
    if (!(event.target instanceof Element)) return
    const thread = event.target.closest('[data-thread]')
    if (thread instanceof HTMLElement) desk.put({ thread: thread.dataset['thread'] })
    if (event.target.closest('a')) return
    const at = selected(box.current)
    if (onStart && box.current) onStart(at ?? 'end')
  }

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a text that turns into an editor when it is entered
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is given when it can be written in
    <div
      ref={box}
      className={css.prose}
      data-static
      data-prose={address}
      data-readonly={!writing || undefined}
      {...(writing ? { role: 'textbox', 'aria-multiline': true, tabIndex: 0 } : { role: 'group' })}
      aria-label={label}
      onPointerDown={() => {
        pressed.current = true
      }}
      onClick={click}
      onKeyDown={(event) => {
        if (onEarlyKey?.(event)) event.preventDefault()
        else if (event.key === 'Enter' && onStart) onStart('end')
      }}
      onFocus={() => {
        stand(address)
        // By keyboard: the editor comes at once. By pointer it waits for the end of a selection.
        if (!pressed.current && onStart) onStart('end')
      }}
    >
      {empty ? (
        <p dir="auto" data-placeholder={placeholder || undefined}>
          <br />
        </p>
      ) : (
        drawn
      )}
    </div>
  )
}

function useHighlights(address: Address) {
  const { live } = useWorkspace()
  const threads = useThreads()
  const on = useDeskState('thread')
  const composing = useDeskState('composing')
  const doc = useProse(address)
  return useMemo(
    () => highlightsOf(live.docOf(address), address, threads, on, composing),
    [live, address, threads, on, composing, doc],
  )
}

/** What the browser has selected in the static rendering, as positions of the text. */
export function selected(root: Element | null): { readonly anchor: number; readonly head: number } | undefined {
  const selection = root?.ownerDocument.getSelection()
  if (!root || !selection?.anchorNode || !selection.focusNode) return undefined
  const anchor = staticPosition(root, selection.anchorNode, selection.anchorOffset)
  const head = staticPosition(root, selection.focusNode, selection.focusOffset)
  return anchor === undefined || head === undefined ? undefined : { anchor, head }
}

function isEmpty(doc: { content: readonly { type: string; content?: readonly unknown[] }[] }): boolean {
  const [first, second] = doc.content
  return first === undefined || (second === undefined && first.type === 'paragraph' && !first.content?.length)
}

/** The words stay readable and are safe; only this page is too old, or cannot tell how to change them. */
function FaultNote({ fault }: { fault: Fault | Unfetched }): ReactNode {
  const { t } = useLingui()
  return (
    <p className={fieldCss.note} role="status">
      {fault.is === 'unfetched'
        ? t`The editor could not be fetched, so this text cannot be changed right now. Click it again when you are connected.`
        : fault.is === 'unknown'
          ? t`This text was changed with a newer version of Balcony. It is safe; reload the page to edit it.`
          : t`Two changes met in a way that cannot be edited here. The text is safe; ask the lead to restore the section from Versions.`}
    </p>
  )
}

import { KeyCap } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { type Block, blocks } from './blocks.tsx'
import css from './SlashMenu.module.css'
import { closeSlash, type Slash, slashKey } from './slash.ts'

/** Hands the keys of the editor to the menu while it is open. */
export interface SlashKeys {
  press: (event: KeyboardEvent) => boolean
}

export function SlashMenu({ editor, keys, today }: { editor: Editor; keys: SlashKeys; today: string }) {
  const open = useSlash(editor)
  return open ? <OpenMenu editor={editor} keys={keys} today={today} slash={open} /> : null
}

function useSlash(editor: Editor): Slash | null {
  return useSyncExternalStore(
    (changed) => {
      editor.on('transaction', changed)
      editor.on('blur', changed)
      return () => {
        editor.off('transaction', changed)
        editor.off('blur', changed)
      }
    },
    () => (editor.isDestroyed || !editor.isFocused ? null : (slashKey.getState(editor.state)?.open ?? null)),
  )
}

function OpenMenu({ editor, keys, today, slash }: { editor: Editor; keys: SlashKeys; today: string; slash: Slash }) {
  const { t, i18n } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  const list = useId()
  const [chosen, choose] = useState(0)
  const query = slash.query.trim().toLocaleLowerCase()
  const found = blocks.filter((block) => matches(i18n._(block.name), block.key, query))
  const at = Math.min(chosen, found.length - 1)
  const block = found[at]

  const insert = (one: Block) => {
    editor.chain().focus().deleteRange({ from: slash.from, to: slash.to }).run()
    one.insert(editor, today)
  }

  useLayoutEffect(() => {
    keys.press = (event) => {
      if (event.key === 'Escape') {
        closeSlash(editor.view)
        return true
      }
      if (found.length === 0) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const by = event.key === 'ArrowDown' ? 1 : found.length - 1
        choose((at + by) % found.length)
        return true
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && block && !event.isComposing) {
        insert(block)
        return true
      }
      return false
    }
  })

  useLayoutEffect(() => {
    const place = () => box.current && standBelow(box.current, editor, slash.from)
    place()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [editor, slash.from])

  useEffect(() => {
    const { dom } = editor.view
    dom.setAttribute('aria-controls', list)
    return () => {
      for (const name of ['aria-controls', 'aria-activedescendant']) dom.removeAttribute(name)
    }
  }, [editor, list])

  useEffect(() => {
    if (block) editor.view.dom.setAttribute('aria-activedescendant', `${list}-${block.key}`)
  }, [editor, list, block])

  return createPortal(
    <div ref={box} className={css.menu} data-slash-menu>
      <div className={css.list} role="listbox" id={list} aria-label={t`Insert a block`}>
        {found.length === 0 ? (
          <p className={css.none}>
            <Trans>No block has this name. Esc closes.</Trans>
          </p>
        ) : (
          groups.map((group) => {
            const here = found.filter((one) => one.group === group)
            if (here.length === 0) return null
            return (
              // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox
              <div key={group} role="group" aria-label={group === 'process' ? t`Process blocks` : t`Text`}>
                <div className={css.heading} aria-hidden>
                  {group === 'process' ? t`Process blocks` : t`Text`}
                </div>
                {here.map((one) => (
                  <Option
                    key={one.key}
                    id={`${list}-${one.key}`}
                    block={one}
                    on={one === block}
                    onPoint={() => choose(found.indexOf(one))}
                    onInsert={() => insert(one)}
                  />
                ))}
              </div>
            )
          })
        )}
      </div>
      {block ? (
        <div className={css.about}>
          <div className={css.heading}>
            <Trans>What it does</Trans>
          </div>
          <strong>{i18n._(block.name)}</strong>
          <p>{i18n._(block.about)}</p>
        </div>
      ) : null}
      <div className={css.foot}>
        <span>
          <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> <Trans>choose</Trans>
        </span>
        <span>
          <KeyCap>Enter</KeyCap> <Trans>insert</Trans>
        </span>
        <span>
          <KeyCap>Esc</KeyCap> <Trans>close</Trans>
        </span>
        <span className={css.last}>
          <Trans>Type to filter</Trans>
        </span>
      </div>
    </div>,
    // Inside the page's landmark, so that whoever walks landmarks finds it.
    editor.view.dom.closest('main') ?? document.body,
  )
}

const groups = ['process', 'text'] as const

interface OptionProps {
  readonly id: string
  readonly block: Block
  readonly on: boolean
  readonly onPoint: () => void
  readonly onInsert: () => void
}

function Option({ id, block, on, onPoint, onInsert }: OptionProps) {
  const { i18n } = useLingui()
  const Icon = block.icon
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text; aria-activedescendant names the option
    <div
      id={id}
      role="option"
      aria-selected={on}
      className={css.option}
      onPointerMove={onPoint}
      onPointerDown={(event) => {
        // The caret must not leave the text.
        event.preventDefault()
        onInsert()
      }}
    >
      <Icon />
      {i18n._(block.name)}
    </div>
  )
}

function matches(name: string, key: string, query: string): boolean {
  return query === '' || key.startsWith(query) || name.toLocaleLowerCase().includes(query)
}

/** Below the line, or above it where there is no room; never outside the window. */
function standBelow(box: HTMLElement, editor: Editor, from: number): void {
  if (editor.isDestroyed || from > editor.state.doc.content.size) return
  const caret = editor.view.coordsAtPos(from)
  const { width, height } = box.getBoundingClientRect()
  const gap = 6
  const start = getComputedStyle(box).direction === 'rtl' ? caret.right - width : caret.left
  const below = caret.bottom + gap
  box.style.left = `${Math.max(gap, Math.min(start, window.innerWidth - width - gap))}px`
  box.style.top = `${below + height > window.innerHeight && caret.top > height + gap ? caret.top - height - gap : below}px`
}

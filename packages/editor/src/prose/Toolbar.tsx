import { Button, IconButton, Menu, MenuItem, MenuTrigger } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Toolbar as Tools } from 'react-aria-components/Toolbar'
import {
  Bold,
  ChevronDown,
  EyeOff,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  MessagePlus,
  Plus,
  Quote,
  Strike,
  Table,
  Underline,
} from '../icons.tsx'
import { useComment } from '../threads/use-comment.ts'
import { useDeskState, useWorkspace } from '../workspace.tsx'
import { blocks } from './blocks.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { TableTools } from './TableTools.tsx'
import css from './Toolbar.module.css'

/** Acts on the text that was entered last; it repeats `/` and the keys for those who prefer buttons. */
export function Toolbar({ end }: { end?: ReactNode }) {
  const { t } = useLingui()
  const writing = useDeskState('writing')
  const editor = writing?.editor
  const { mayComment } = useWorkspace()
  const comment = useComment()
  const [linking, setLinking] = useState(false)
  const is = useMarksOn(editor)
  const reason = editor ? undefined : t`Click into a text first`
  const mark = (name: string, label: string, keys: string, icon: ReactNode) => (
    <IconButton
      key={name}
      size="sm"
      label={label}
      keys={keys}
      icon={icon}
      on={is.includes(name)}
      reason={reason}
      preventFocusOnPress
      onPress={() => editor?.chain().focus().toggleMark(name).run()}
    />
  )
  const list = (name: string, item: string, label: string, icon: ReactNode) => (
    <IconButton
      key={name}
      size="sm"
      label={label}
      icon={icon}
      on={is.includes(name)}
      reason={reason}
      preventFocusOnPress
      onPress={() => editor?.chain().focus().toggleList(name, item).run()}
    />
  )
  return (
    <Tools className={css.tools ?? ''} aria-label={t`Text tools`}>
      <TextStyle editor={editor} on={is} reason={reason} />
      <span className={css.rule} />
      {mark('bold', t`Bold`, 'Ctrl B', <Bold />)}
      {mark('italic', t`Italic`, 'Ctrl I', <Italic />)}
      {mark('underline', t`Underline`, 'Ctrl U', <Underline />)}
      {mark('strike', t`Strike through`, 'Ctrl Shift S', <Strike />)}
      <IconButton
        size="sm"
        label={t`Link`}
        icon={<Link />}
        on={is.includes('link')}
        reason={reason}
        preventFocusOnPress
        onPress={() => setLinking(true)}
      />
      {mark('withheld', t`Withhold these words: they never leave the team`, 'Ctrl Shift H', <EyeOff />)}
      <span className={css.rule} />
      {list('bulletList', 'listItem', t`List`, <List />)}
      {list('orderedList', 'listItem', t`Numbered list`, <ListOrdered />)}
      {list('taskList', 'taskItem', t`Task list`, <ListTodo />)}
      <IconButton
        size="sm"
        label={t`Quotation`}
        icon={<Quote />}
        on={is.includes('blockquote')}
        reason={reason}
        preventFocusOnPress
        onPress={() => editor?.chain().focus().toggleWrap('blockquote').run()}
      />
      {editor && is.includes('table') ? (
        <TableTools editor={editor} />
      ) : (
        <IconButton
          size="sm"
          label={t`Table`}
          icon={<Table />}
          reason={reason}
          preventFocusOnPress
          onPress={() => editor?.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
      )}
      <span className={css.rule} />
      <Insert editor={editor} reason={reason} />
      {mayComment ? (
        <Button size="sm" icon={<MessagePlus />} preventFocusOnPress onPress={() => comment.begin()}>
          <Trans>Comment</Trans>
        </Button>
      ) : null}
      <span className={css.end}>{end}</span>
      {linking && editor ? <LinkDialog editor={editor} onClose={() => setLinking(false)} /> : null}
    </Tools>
  )
}

function TextStyle({
  editor,
  on,
  reason,
}: {
  editor: Editor | undefined
  on: readonly string[]
  reason: string | undefined
}) {
  const { t } = useLingui()
  const styles = [
    { key: 'paragraph', name: t`Text`, keys: 'Ctrl Alt 0' },
    { key: 'heading1', name: t`Heading`, keys: 'Ctrl Alt 1' },
    { key: 'heading2', name: t`Smaller heading`, keys: 'Ctrl Alt 2' },
    { key: 'heading3', name: t`Smallest heading`, keys: 'Ctrl Alt 3' },
  ]
  const now = styles.find((style) => on.includes(style.key)) ?? styles[0]
  return (
    <MenuTrigger>
      <Button size="sm" reason={reason} aria-label={t`Text style: ${now?.name ?? ''}`}>
        <span className={css.style}>{now?.name}</span>
        <ChevronDown size={15} />
      </Button>
      <Menu
        aria-label={t`Text style`}
        placement="bottom start"
        onAction={(key) => {
          const chain = editor?.chain().focus()
          if (key === 'paragraph') chain?.setNode('paragraph').run()
          else chain?.setNode('heading', { level: Number(String(key).at(-1)) }).run()
        }}
      >
        {styles.map((style) => (
          <MenuItem key={style.key} id={style.key} keys={style.keys}>
            {style.name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}

function Insert({ editor, reason }: { editor: Editor | undefined; reason: string | undefined }) {
  const { t, i18n } = useLingui()
  return (
    <MenuTrigger>
      <Button size="sm" icon={<Plus />} reason={reason}>
        <Trans>Insert</Trans>
      </Button>
      <Menu
        aria-label={t`Insert a block`}
        placement="bottom start"
        onAction={(key) => {
          const block = blocks.find((one) => one.key === key)
          if (!block || !editor) return
          editor.commands.focus()
          block.insert(editor, new Date().toLocaleDateString('sv'))
        }}
      >
        {blocks.map((block) => {
          const Icon = block.icon
          return (
            <MenuItem key={block.key} id={block.key} icon={<Icon />} textValue={i18n._(block.name)}>
              {i18n._(block.name)}
            </MenuItem>
          )
        })}
      </Menu>
    </MenuTrigger>
  )
}

/** Marks and nodes at the caret; a string, so that React sees when nothing changed. */
function useMarksOn(editor: Editor | undefined): readonly string[] {
  const joined = useSyncExternalStore(
    (changed) => {
      editor?.on('transaction', changed)
      return () => editor?.off('transaction', changed)
    },
    () =>
      !editor || editor.isDestroyed
        ? ''
        : watched
            .filter(([, name, attrs]) => editor.isActive(name, attrs))
            .map(([key]) => key)
            .join(' '),
  )
  return joined.split(' ')
}

const watched: readonly (readonly [string, string, Record<string, number>?])[] = [
  ...[
    'bold',
    'italic',
    'underline',
    'strike',
    'link',
    'withheld',
    'bulletList',
    'orderedList',
    'taskList',
    'blockquote',
    'table',
  ].map((name) => [name, name] as const),
  ...[1, 2, 3].map((level) => [`heading${level}`, 'heading', { level }] as const),
]

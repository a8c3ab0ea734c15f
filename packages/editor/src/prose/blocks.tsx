import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Editor } from '@tiptap/core'
import type { ComponentType } from 'react'
import { Gavel, Heading, Image, List, ListOrdered, ListTodo, Quote, Rule, Table } from '../icons.tsx'
import { askPicture } from './asking-picture.ts'

/** What the slash menu and the Insert button offer. */
export interface Block {
  readonly key: string
  readonly group: 'process' | 'text'
  readonly name: MessageDescriptor
  readonly about: MessageDescriptor
  readonly icon: ComponentType
  readonly insert: (editor: Editor, today: string) => void
}

export const blocks: readonly Block[] = [
  {
    key: 'decision',
    group: 'process',
    name: msg`Decision record`,
    about: msg`What was decided, who took part, what was set aside and why. Decisions appear in the export.`,
    icon: Gavel,
    insert: (editor, today) =>
      editor
        .chain()
        .insertContent({ type: 'decision', attrs: { date: today }, content: [{ type: 'paragraph' }] })
        .run(),
  },
  {
    key: 'tasks',
    group: 'process',
    name: msg`Task list`,
    about: msg`Things to do, to be ticked off. Write who and until when in the same line.`,
    icon: ListTodo,
    insert: (editor) => editor.chain().toggleList('taskList', 'taskItem').run(),
  },
  {
    key: 'table',
    group: 'process',
    name: msg`Table`,
    about: msg`Three columns and three rows to compare by hand. Venues, people and sessions have tables of their own.`,
    icon: Table,
    insert: (editor) => editor.chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    key: 'picture',
    group: 'text',
    name: msg`Picture`,
    about: msg`A map, a plan, a photograph without faces. Pasting or dropping one does the same.`,
    icon: Image,
    insert: (editor) => askPicture(editor),
  },
  {
    key: 'heading',
    group: 'text',
    name: msg`Heading`,
    about: msg`A heading inside this section. It appears in the contents of the export.`,
    icon: Heading,
    insert: (editor) => editor.chain().setNode('heading', { level: 1 }).run(),
  },
  {
    key: 'list',
    group: 'text',
    name: msg`List`,
    about: msg`Points in no order. A dash and a space at the start of a line do the same.`,
    icon: List,
    insert: (editor) => editor.chain().toggleList('bulletList', 'listItem').run(),
  },
  {
    key: 'numbered',
    group: 'text',
    name: msg`Numbered list`,
    about: msg`Points in their order. “1.” and a space at the start of a line do the same.`,
    icon: ListOrdered,
    insert: (editor) => editor.chain().toggleList('orderedList', 'listItem').run(),
  },
  {
    key: 'quote',
    group: 'text',
    name: msg`Quotation`,
    about: msg`Somebody’s own words. Say whose, in general terms where a name could harm.`,
    icon: Quote,
    insert: (editor) => editor.chain().toggleWrap('blockquote').run(),
  },
  {
    key: 'divider',
    group: 'text',
    name: msg`Divider`,
    about: msg`A line between two parts of the text.`,
    icon: Rule,
    insert: (editor) => editor.chain().setHorizontalRule().run(),
  },
]

import { type Extensions, Mark, mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core'
import { ListItem, TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { allowedHref } from './href.ts'
import { headingTag, linkAttributes } from './looks.ts'
import { pictureAttributes, widthOf } from './picture-looks.ts'

/** The words and names that nodes show of themselves; everything else in prose is what people wrote. */
export interface NodeWords {
  /** The head of a decision, with its day where it has one. */
  readonly decision: (date: string | undefined) => string
  readonly task: (text: string) => string
  /** What a record is called now, and a way to hear of a new name. */
  readonly nameOf: (address: string) => string
  readonly watchName: (address: string, changed: () => void) => () => void
  readonly open: (address: string) => void
  /** Where a picture of the design is; undefined where none can be shown. */
  readonly picture: (file: string) => string | undefined
  readonly pictureWord: () => string
}

/** Words for where nothing is shown: schema checks and tests. */
export const plainWords: NodeWords = {
  decision: (date) => ['Decision', date ?? []].flat().join(', '),
  task: (text) => text,
  nameOf: (address) => address,
  watchName: () => () => {},
  open: () => {},
  picture: () => undefined,
  pictureWord: () => 'Picture',
}

/**
 * The nodes and marks of `proseNodes` and `proseMarks`, by the same names, and not one more.
 * Content is loose (`block+` almost everywhere): two people's edits can merge into any order of blocks, and the Yjs
 * binding deletes a node whose content the schema refuses, words and all.
 */
export function proseNodesFor(words: NodeWords): Extensions {
  return [
    StarterKit.configure({
      paragraph: { HTMLAttributes: { dir: 'auto' } },
      heading: false,
      listItem: false,
      link: false,
      codeBlock: false,
      undoRedo: false,
      // It would write an empty paragraph into everybody's text on mounting.
      trailingNode: false,
      bulletList: { HTMLAttributes: { dir: 'auto' } },
      orderedList: { HTMLAttributes: { dir: 'auto' } },
      dropcursor: { class: 'prose-dropcursor', color: false },
    }),
    Heading,
    ListItem.extend({ content: 'block+' }).configure({ HTMLAttributes: { dir: 'auto' } }),
    TaskList,
    TaskItem.extend({ content: 'block+' }).configure({
      nested: true,
      a11y: { checkboxLabel: (node) => words.task(node.textContent) },
    }),
    ProseTable,
    TableRow,
    TableHeader.extend({ addAttributes: spans }),
    TableCell.extend({ addAttributes: spans }),
    Decision.configure({ head: words.decision }),
    Mention.configure({ words }),
    Picture.configure({ words }),
    Link,
    Withheld,
  ]
}

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 1, rendered: false } }),
  parseHTML: () => [
    { tag: 'h1', attrs: { level: 1 } },
    { tag: 'h2', attrs: { level: 1 } },
    { tag: 'h3', attrs: { level: 2 } },
    { tag: 'h4', attrs: { level: 3 } },
    { tag: 'h5', attrs: { level: 3 } },
    { tag: 'h6', attrs: { level: 3 } },
  ],
  renderHTML: ({ node }) => [headingTag(node.attrs['level']), { dir: 'auto' }, 0],
  addInputRules() {
    return [1, 2, 3].map((level) =>
      textblockTypeInputRule({ find: new RegExp(`^#{${level}}\\s$`), type: this.type, getAttributes: { level } }),
    )
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-0': () => this.editor.commands.setNode('paragraph'),
      ...Object.fromEntries(
        [1, 2, 3].map((level) => [
          `Mod-Alt-${level}`,
          () => this.editor.commands.toggleNode('heading', 'paragraph', { level }),
        ]),
      ),
    }
  },
})

const ProseTable = Table.extend({
  // A plain element: Tiptap's own view writes column widths that two people would fight over.
  addNodeView: () => null,
  renderHTML: () => ['div', { 'data-table': '' }, ['table', ['tbody', 0]]],
}).configure({ resizable: false })

function spans() {
  return {
    colspan: { default: 1 },
    rowspan: { default: 1 },
    colwidth: { default: null, rendered: false },
  }
}

const Decision = Node.create<{ head: NodeWords['decision'] }>({
  name: 'decision',
  group: 'block',
  content: 'block+',
  defining: true,
  addOptions: () => ({ head: plainWords.decision }),
  addAttributes: () => ({
    date: { default: null, parseHTML: (element) => element.getAttribute('data-date'), rendered: false },
  }),
  parseHTML: () => [{ tag: 'section[data-decision]', contentElement: '[data-body]' }],
  renderHTML({ node }) {
    const date: unknown = node.attrs['date']
    return [
      'section',
      { 'data-decision': '', ...(typeof date === 'string' ? { 'data-date': date } : {}) },
      ['header', { contenteditable: 'false' }, this.options.head(typeof date === 'string' ? date : undefined)],
      ['div', { 'data-body': '' }, 0],
    ]
  },
})

const Mention = Node.create<{ words: NodeWords }>({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ words: plainWords }),
  addAttributes: () => ({
    address: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-mention') ?? '',
      renderHTML: (attributes) => ({ 'data-mention': String(attributes['address']) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes), this.options.words.nameOf(String(node.attrs['address']))]
  },
  renderText({ node }) {
    return this.options.words.nameOf(String(node.attrs['address']))
  },
  addNodeView() {
    const { words } = this.options
    return ({ node }) => {
      const address = String(node.attrs['address'])
      const dom = document.createElement('span')
      dom.dataset['mention'] = address
      const show = () => {
        dom.textContent = words.nameOf(address)
      }
      show()
      const stop = words.watchName(address, show)
      dom.addEventListener('dblclick', () => words.open(address))
      return { dom, destroy: stop, ignoreMutation: () => true }
    }
  },
})

/** One that is not there, or not for this reader, stands as its words: the browser shows them in its place. */
const Picture = Node.create<{ words: NodeWords }>({
  name: 'picture',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addOptions: () => ({ words: plainWords }),
  addAttributes: () => ({
    file: { default: '', parseHTML: (element) => element.getAttribute('data-picture') ?? '', rendered: false },
    alt: { default: null, parseHTML: (element) => element.getAttribute('data-alt'), rendered: false },
    width: { default: null, parseHTML: (element) => widthOf(element.getAttribute('data-width')), rendered: false },
  }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML({ node }) {
    const { words } = this.options
    const { figure, image } = pictureAttributes(node.attrs, words.picture, words.pictureWord())
    return ['figure', figure, ['img', image]]
  },
})

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element) => allowedHref(element.getAttribute('href') ?? '') ?? null,
    },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (allowedHref(element.getAttribute('href') ?? '') ? null : false) },
  ],
  renderHTML({ mark }) {
    return ['a', linkAttributes(mark.attrs['href']), 0]
  },
})

const Withheld = Mark.create({
  name: 'withheld',
  parseHTML: () => [{ tag: 'span[data-withheld]' }],
  renderHTML: () => ['span', { 'data-withheld': '' }, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-h': () => this.editor.commands.toggleMark('withheld') }
  },
})

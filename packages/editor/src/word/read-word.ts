import { type ProseNode, wordsOf } from '@balcony/design'
import { getSchema } from '@tiptap/core'
import { DOMParser as ProseParser } from '@tiptap/pm/model'
import mammoth from 'mammoth'
import { plainWords, proseNodesFor } from '../prose/nodes.ts'
import { cleanedPage } from '../prose/paste.ts'
import { maxUnpackedBytes, unpackedBytes } from './zip.ts'

/** Blocks of prose from a document of Word, and how many pictures stayed behind. */
export interface ReadWord {
  readonly content: readonly ProseNode[]
  readonly pictures: number
}

/**
 * Reads on this device: nothing of the file goes anywhere before somebody puts it into the section. Headings, lists, tables, links and
 * emphasis come in through the same gate as pasted text; everything else goes.
 */
export async function readWord(file: Uint8Array): Promise<ReadWord | 'not-word' | 'too-large'> {
  const bytes = unpackedBytes(file)
  if (bytes === undefined) return 'not-word'
  if (bytes > maxUnpackedBytes) return 'too-large'
  let pictures = 0
  const convertImage = mammoth.images.imgElement(async () => {
    pictures += 1
    return { src: '' }
  })
  let html: string
  try {
    // A copy: the reader wants a buffer of its own.
    const arrayBuffer = Uint8Array.from(file).buffer
    html = (await mammoth.convertToHtml({ arrayBuffer }, { convertImage, ignoreEmptyParagraphs: true })).value
  } catch {
    return 'not-word' // whatever it could not make sense of, a person hears that this is no document of Word
  }
  const schema = getSchema(proseNodesFor(plainWords))
  const doc = ProseParser.fromSchema(schema).parse(cleanedPage(html)).toJSON() as { content?: readonly ProseNode[] }
  return { content: (doc.content ?? []).map(withoutDefaults).filter(isSomething), pictures }
}

/** As an editor writes it: what stands for nothing is not said. */
function withoutDefaults(node: ProseNode): ProseNode {
  const { attrs = {}, content, ...rest } = node
  const said = Object.entries(attrs).filter(
    ([name, value]) => value !== null && !(name.endsWith('span') && value === 1),
  )
  return {
    ...rest,
    ...(said.length > 0 ? { attrs: Object.fromEntries(said) } : {}),
    ...(content ? { content: content.map(withoutDefaults) } : {}),
  }
}

function isSomething(node: ProseNode): boolean {
  return node.type === 'table' || node.type === 'horizontalRule' || wordsOf({ content: [node] }).trim() !== ''
}

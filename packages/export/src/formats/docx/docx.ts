import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import type { Block } from '../../blocks.ts'
import { directionOf, primaryTag } from '../../text/scripts.ts'
import type { Paper } from '../../typeset/sheet.ts'
import { withFixedTimes } from '../zip.ts'
import { type Part, setBlocks } from './blocks.ts'
import { resetLists } from './prose.ts'
import { docxStyles } from './styles.ts'
import { type Page, say } from './text.ts'

/** What stands around the blocks on every page. */
export interface Around {
  readonly coverTitle: string
  readonly classification: string
  readonly language: string
  readonly date: string
  readonly footer: string
  readonly paper: Paper
  readonly draft: string | undefined
  readonly untitled: string
  readonly pictureWord: string
  readonly cut: boolean
  readonly pictures: Page['pictures']
}

const sizes: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
}
const margin = convertMillimetersToTwip(22)

/** The blocks of an edition as a document of Word, with its own headings, lists and tables, to be worked on. */
export async function docxOf(blocks: readonly Block[], around: Around): Promise<Uint8Array> {
  const language = primaryTag(around.language)
  const { pictures, cut, pictureWord } = around
  const page: Page = { language, pictures, cut, pictureWord }
  resetLists()
  const parts = setBlocks(blocks, page, around.untitled)
  const document = new Document({
    title: around.coverTitle,
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles: docxStyles(language),
    numbering: {
      config: [
        { reference: 'bullets', levels: bullets },
        { reference: 'numbers', levels: numbers },
      ],
    },
    sections: sectionsOf(parts).map(({ children, wide }) => ({
      properties: {
        page: {
          size: sizeOf(around.paper, wide),
          margin: { top: margin, bottom: margin, left: margin, right: margin },
        },
      },
      headers: { default: new Header({ children: [headOf(around, page)] }) },
      footers: { default: new Footer({ children: [footOf(around, page)] }) },
      children: children.length === 0 ? [say('', page)] : [...children],
    })),
  })
  const file = await Packer.toBuffer(document)
  return withFixedTimes(new Uint8Array(file), around.date, fixedIds())
}

function sizeOf(paper: Paper, wide: boolean) {
  const [width, height] = sizes[paper].map((each) => convertMillimetersToTwip(each)) as [number, number]
  return { width, height, orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }
}

/** Neighbours of one orientation share a section. */
function sectionsOf(parts: readonly Part[]): Part[] {
  const sections: Part[] = []
  for (const { children, wide } of parts) {
    const last = sections.at(-1)
    if (last && last.wide === wide) sections[sections.length - 1] = { wide, children: [...last.children, ...children] }
    else sections.push({ wide, children })
  }
  return sections
}

function headOf(around: Around, page: Page): Paragraph {
  const words = [around.coverTitle, around.classification, around.draft ?? ''].filter((each) => each !== '')
  return say(words.join(' · '), page, { style: 'Small' })
}

function footOf({ footer }: Around, page: Page): Paragraph {
  return new Paragraph({
    style: 'Small',
    alignment: AlignmentType.START,
    bidirectional: directionOf(page.language) === 'rtl',
    children: [
      new TextRun({ text: `${footer} · ` }),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}

const depth = Array.from({ length: 9 }, (_, level) => level)
const indent = (level: number) => ({ paragraph: { indent: { left: 360 * (level + 1), hanging: 300 } } })
const bullets: ILevelsOptions[] = depth.map((level) => ({
  level,
  format: LevelFormat.BULLET,
  text: ['•', '–', '·'][level % 3] ?? '•',
  alignment: AlignmentType.LEFT,
  style: indent(level),
}))
const numbers: ILevelsOptions[] = depth.map((level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `%${level + 1}.`,
  alignment: AlignmentType.LEFT,
  style: indent(level),
}))

/** Ids that the library makes by chance become their place in the file. */
function fixedIds(): (name: string, part: Uint8Array) => Uint8Array {
  const ids = new Map<string, string>()
  return (name, part) => {
    if (!/\.(xml|rels)$/.test(name)) return part
    const xml = new TextDecoder().decode(part)
    const fixed = xml.replaceAll(/\brId(?=[\w-]*[a-z_-])[\w-]{6,}/g, (id) => {
      const known = ids.get(id) ?? `rIdLink${ids.size + 1}`
      ids.set(id, known)
      return known
    })
    return fixed === xml ? part : new TextEncoder().encode(fixed)
  }
}

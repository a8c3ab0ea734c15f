import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'

/** What a PDF promises a screen reader, seen without one: a subset of the Matterhorn protocol for PDF/UA-1. */
export interface Verdict {
  readonly wrong: readonly string[]
  /** Structure types → how many. */
  readonly types: ReadonlyMap<string, number>
  readonly languages: ReadonlySet<string>
  readonly fontNames: readonly string[]
  readonly links: number
  readonly xmp: string
}

const standardTypes = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
)
const parentsOf: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  Lbl: ['LI', 'Note', 'BibEntry', 'Caption', 'TOCI', 'Reference'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TOCI: ['TOC'],
}

export async function judgePdf(pdf: Uint8Array): Promise<Verdict> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return new Judge(document).verdict()
}

class Judge {
  readonly #document: PDFDocument
  readonly #wrong: string[] = []
  readonly #types = new Map<string, number>()
  readonly #languages = new Set<string>()
  readonly #linked = new Set<string>()
  #lastHeading = 0
  #links = 0

  constructor(document: PDFDocument) {
    this.#document = document
  }

  verdict(): Verdict {
    const xmp = this.#metadata()
    this.#structure()
    for (const [index, page] of this.#document.getPages().entries()) this.#page(page.node, index + 1)
    return {
      wrong: this.#wrong,
      types: this.#types,
      languages: this.#languages,
      fontNames: this.#fonts(),
      links: this.#links,
      xmp,
    }
  }

  #metadata(): string {
    const { catalog } = this.#document
    const stream = this.#get(catalog, 'Metadata')
    const xmp = stream instanceof PDFRawStream ? Buffer.from(bytesOf(stream)).toString('utf8') : ''
    this.#expect(/pdfuaid:part>1<|pdfuaid:part="1"/.test(xmp), 'the metadata says PDF/UA-1')
    this.#expect(/dc:title/.test(xmp), 'the metadata has a title')
    this.#expect(words(this.#get(catalog, 'Lang')) !== undefined, 'the document has a language')
    const preferences = this.#get(catalog, 'ViewerPreferences')
    this.#expect(
      preferences instanceof PDFDict && this.#get(preferences, 'DisplayDocTitle') === PDFBool.True,
      'the title is shown',
    )
    const marked = this.#get(catalog, 'MarkInfo')
    this.#expect(marked instanceof PDFDict && this.#get(marked, 'Marked') === PDFBool.True, 'the document is marked')
    this.#expect(!this.#document.context.trailerInfo.Encrypt, 'it is not encrypted')
    for (const name of ['OpenAction', 'AA', 'AcroForm'])
      this.#expect(!catalog.get(PDFName.of(name)), `it has no ${name}`)
    return xmp
  }

  #structure(): void {
    const root = this.#get(this.#document.catalog, 'StructTreeRoot')
    if (!(root instanceof PDFDict)) {
      this.#wrong.push('there is no structure')
      return
    }
    this.#expect(root.has(PDFName.of('ParentTree')), 'pages know their place in the structure')
    for (const kid of this.#kids(root)) this.#element(kid, '', root)
  }

  #element(element: PDFObject | undefined, parent: string, root: PDFDict): void {
    if (!(element instanceof PDFDict)) return
    const kind = words(this.#get(element, 'Type'))
    if (kind === 'OBJR') this.#linked.add(String(element.get(PDFName.of('Obj'))))
    const type = this.#role(words(this.#get(element, 'S')), root)
    if (kind === 'OBJR' || kind === 'MCR' || type === undefined) return
    this.#types.set(type, (this.#types.get(type) ?? 0) + 1)
    this.#expect(standardTypes.has(type), `${type} is a standard type`)
    const allowed = parentsOf[type]
    if (allowed) this.#expect(allowed.includes(parent), `${type} stands in ${allowed.join(' or ')}, here in ${parent}`)
    const language = words(this.#get(element, 'Lang'))
    if (language) this.#languages.add(language)
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (level > 0) {
      this.#expect(level <= this.#lastHeading + 1, `headings leave out no level: H${level} after H${this.#lastHeading}`)
      this.#lastHeading = level
    }
    if (type === 'Figure') this.#expect(words(this.#get(element, 'Alt')), 'a figure is told in words')
    if (type === 'TH') this.#expect(this.#hasScope(element), 'a table head says what it heads')
    for (const kid of this.#kids(element)) this.#element(kid, type, root)
  }

  #page(page: PDFDict, number: number): void {
    const annotations = this.#get(page, 'Annots')
    if (annotations instanceof PDFArray) {
      this.#expect(words(this.#get(page, 'Tabs')) === 'S', `page ${number} is walked in the order of its structure`)
      for (const reference of annotations.asArray()) {
        const annotation = this.#look(reference)
        if (!(annotation instanceof PDFDict)) continue
        this.#links += 1
        this.#expect(words(this.#get(annotation, 'Contents')), `page ${number}: a link says where it leads`)
        this.#expect(annotation.has(PDFName.of('StructParent')), `page ${number}: a link stands in the structure`)
        this.#expect(this.#linked.has(String(reference)), `page ${number}: the structure knows the link`)
      }
    }
    this.#painted(page, number)
  }

  /** Everything that is painted is tagged, or declared to be decoration. */
  #painted(page: PDFDict, number: number): void {
    const contents = this.#get(page, 'Contents')
    const streams = contents instanceof PDFArray ? contents.asArray().map((each) => this.#look(each)) : [contents]
    const source = streams
      .flatMap((stream) => (stream instanceof PDFRawStream ? [Buffer.from(bytesOf(stream)).toString('latin1')] : []))
      .join('\n')
    let depth = 0
    let loose = 0
    const token = /\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g
    for (const [word] of source.matchAll(token)) {
      if (word === 'BDC' || word === 'BMC') depth += 1
      else if (word === 'EMC') depth -= 1
      else if (depth === 0 && painting.has(word)) loose += 1
    }
    this.#expect(depth === 0, `page ${number}: marks are balanced`)
    this.#expect(loose === 0, `page ${number}: ${loose} painted things are neither tagged nor decoration`)
  }

  #fonts(): string[] {
    const names: string[] = []
    for (const [, object] of this.#document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict)) continue
      const type = words(this.#get(object, 'Type'))
      if (type === 'FontDescriptor') {
        const name = String(words(this.#get(object, 'FontName')))
        names.push(name)
        const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => object.has(PDFName.of(key)))
        this.#expect(embedded, `the font ${name} is embedded`)
      }
      if (type === 'Font' && words(this.#get(object, 'Subtype')) === 'Type0')
        this.#expect(object.has(PDFName.of('ToUnicode')), 'the letters of a font can be copied')
    }
    return names
  }

  #hasScope(element: PDFDict): boolean {
    const attributes = this.#get(element, 'A')
    const all = attributes instanceof PDFArray ? attributes.asArray().map((each) => this.#look(each)) : [attributes]
    return all.some((each) => each instanceof PDFDict && each.has(PDFName.of('Scope')))
  }

  #role(type: string | undefined, root: PDFDict): string | undefined {
    const map = this.#get(root, 'RoleMap')
    const mapped = type !== undefined && map instanceof PDFDict ? words(this.#get(map, type)) : undefined
    return mapped ?? type
  }

  #kids(element: PDFDict): (PDFObject | undefined)[] {
    const kids = this.#get(element, 'K')
    return kids instanceof PDFArray ? kids.asArray().map((each) => this.#look(each)) : [kids]
  }

  #get(dictionary: PDFDict, name: string): PDFObject | undefined {
    return this.#look(dictionary.get(PDFName.of(name)))
  }

  #look(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.#document.context.lookup(object) : object
  }

  #expect(holds: unknown, promise: string): void {
    if (!holds && this.#wrong.length < 20) this.#wrong.push(`not so: ${promise}`)
  }
}

const painting = new Set(['Tj', 'TJ', "'", '"', 'f', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do'])

function words(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName)
    return object.decodeText()
  return undefined
}

function bytesOf(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.get(PDFName.of('Filter'))
  return String(filter).includes('FlateDecode') ? inflateSync(stream.contents) : stream.contents
}

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  /** The words of each page as a reader copies them, in the order of the file. */
  readonly pages: readonly string[]
  /** Every piece of text with its height above the foot of the page and its direction. */
  readonly pieces: readonly (readonly Piece[])[]
  readonly outline: readonly string[]
  readonly info: Readonly<Record<string, unknown>>
  readonly links: readonly string[]
  readonly hasActions: boolean
  /** By name. */
  readonly attachments: ReadonlyMap<string, Uint8Array>
}

interface Piece {
  readonly text: string
  readonly direction: string
  readonly x: number
  readonly y: number
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false })
  const document = await loading.promise
  const pages: Piece[][] = []
  const links: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(
      items.flatMap((item): Piece[] =>
        'str' in item
          ? [
              {
                text: item.hasEOL ? `${item.str} ` : item.str,
                direction: item.dir,
                x: Number(item.transform[4]),
                y: Number(item.transform[5]),
              },
            ]
          : [],
      ),
    )
    for (const annotation of await page.getAnnotations()) if (annotation.url) links.push(String(annotation.url))
  }
  const outline = (await document.getOutline()) ?? []
  const { info } = await document.getMetadata()
  const actions = await document.getJSActions()
  const attachments = new Map<string, Uint8Array>()
  for (const [name] of (await document.getAttachments()) ?? []) {
    const content = await document.getAttachmentContent(name)
    if (content instanceof Uint8Array) attachments.set(name, content)
  }
  await loading.destroy()
  return {
    pages: pages.map((pieces) => flat(pieces.map((piece) => piece.text).join(''))),
    pieces: pages,
    outline: outline.map((entry) => entry.title),
    info: info as Readonly<Record<string, unknown>>,
    links,
    hasActions: actions !== null,
    attachments,
  }
}

/** One space for any, and no break opportunities: what is compared is words. */
export function flat(words: string): string {
  return words
    .replaceAll(/[\u200b\u00ad]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

import type { ProseNode } from '@balcony/design'
import { ImageRun, Paragraph } from 'docx'
import { type Page, say } from './text.ts'

/** Pixels across the text of a page, and the most that a picture is high. */
const lineWidth = 560
const maxHeight = 700

/** A picture where it is one that Word can show; else what it shows, in words. */
export function pictureOf(node: ProseNode, page: Page): Paragraph {
  const { file, alt, width } = node.attrs ?? {}
  const words = typeof alt === 'string' ? alt : page.pictureWord
  const bytes = page.pictures.get(String(file))?.bytes
  const seen = bytes && sizeOf(bytes)
  if (!bytes || !seen) return say(words === '' ? '' : `[${words}]`, page)
  const share = typeof width === 'number' && width > 0 && width <= 100 ? width / 100 : 1
  const scale = Math.min((lineWidth * share) / seen.width, maxHeight / seen.height)
  const transformation = { width: Math.round(seen.width * scale), height: Math.round(seen.height * scale) }
  const altText = { name: 'Picture', title: words, description: words }
  return new Paragraph({ children: [new ImageRun({ type: seen.type, data: bytes, transformation, altText })] })
}

interface Seen {
  readonly type: 'png' | 'jpg' | 'gif'
  readonly width: number
  readonly height: number
}

/** By what the bytes are, never by what they are called. */
function sizeOf(bytes: Uint8Array): Seen | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const seen = png(view) ?? gif(view) ?? jpg(view)
  return seen && seen.width > 0 && seen.height > 0 ? seen : undefined
}

function png(view: DataView): Seen | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function gif(view: DataView): Seen | undefined {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return undefined
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function jpg(view: DataView): Seen | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

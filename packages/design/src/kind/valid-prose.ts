import { isId } from '@balcony/base'
import { maxProseChars, maxProseDepth } from '../limits.ts'
import { maxAltChars, pictureWidths, proseMarks, proseNodes } from '../prose.ts'
import { isLink, isObject } from './patterns.ts'

/** What is wrong with rich text that came from outside, or undefined. Never throws, however deep or strange it is. */
export function wrongInProse(value: unknown): string | undefined {
  if (!isObject(value) || value['type'] !== 'doc' || !Array.isArray(value['content']))
    return 'text or a rich-text document'
  for (const node of value['content']) {
    const wrong = wrongInNode(node, 1)
    if (wrong) return wrong
  }
  if (JSON.stringify(value).length > maxProseChars) return `rich text of at most ${maxProseChars} characters`
  return undefined
}

function wrongInNode(node: unknown, depth: number): string | undefined {
  if (depth > maxProseDepth) return `rich text nested at most ${maxProseDepth} deep`
  if (!isObject(node) || typeof node['type'] !== 'string') return 'rich text of nodes with a type'
  if (Object.keys(node).some((key) => !['type', 'attrs', 'content', 'text', 'marks'].includes(key)))
    return 'rich text of nodes with type, attributes, content, text and marks only'
  if (node['type'] === 'text') return wrongInText(node)
  if (!Object.hasOwn(proseNodes, node['type'])) return 'rich text of blocks that Balcony knows'
  const attributes = wrongInAttributes(node['attrs'], proseNodes[node['type']] ?? [])
  if (attributes) return attributes
  if (node['type'] === 'picture' && !isPicture(node['attrs']))
    return 'rich text whose pictures name a file of the design'
  if (node['text'] !== undefined) return 'rich text with words in text nodes only'
  if (node['marks'] !== undefined && wrongInMarks(node['marks'])) return wrongInMarks(node['marks'])
  if (node['content'] === undefined) return undefined
  if (!Array.isArray(node['content'])) return 'rich text with content as a list'
  for (const child of node['content']) {
    const wrong = wrongInNode(child, depth + 1)
    if (wrong) return wrong
  }
  return undefined
}

/** A picture is one of our own files, by id: an address of another server never gets in. */
function isPicture(attrs: unknown): boolean {
  if (!isObject(attrs) || typeof attrs['file'] !== 'string' || !isId(attrs['file'])) return false
  const { alt = null, width = null } = attrs
  return (
    (alt === null || (typeof alt === 'string' && alt.length <= maxAltChars)) &&
    (width === null || pictureWidths.some((each) => each === width))
  )
}

function wrongInText(node: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof node['text'] !== 'string' || node['text'] === '') return 'rich text whose text nodes hold words'
  if (node['content'] !== undefined || node['attrs'] !== undefined)
    return 'rich text whose text nodes hold nothing but words and marks'
  return node['marks'] === undefined ? undefined : wrongInMarks(node['marks'])
}

function wrongInMarks(marks: unknown): string | undefined {
  if (!Array.isArray(marks)) return 'rich text with marks as a list'
  for (const mark of marks) {
    if (!isObject(mark) || typeof mark['type'] !== 'string' || !Object.hasOwn(proseMarks, mark['type']))
      return 'rich text with marks that Balcony knows'
    const wrong = wrongInAttributes(mark['attrs'], proseMarks[mark['type']] ?? [])
    if (wrong) return wrong
    const href = isObject(mark['attrs']) ? mark['attrs']['href'] : undefined
    if (href !== undefined && href !== null && !(typeof href === 'string' && isLink(href)))
      return 'rich text with links that begin with http, https or mailto'
  }
  return undefined
}

function wrongInAttributes(attrs: unknown, allowed: readonly string[]): string | undefined {
  if (attrs === undefined) return undefined
  if (!isObject(attrs)) return 'rich text with attributes as an object'
  for (const [name, value] of Object.entries(attrs)) {
    if (!allowed.includes(name)) return 'rich text with attributes that Balcony knows'
    const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value)
    // Widths of table columns are a list of numbers.
    const widths = name === 'colwidth' && Array.isArray(value) && value.every((each) => typeof each === 'number')
    if (!plain && !widths) return 'rich text with attributes that are plain values'
  }
  return undefined
}

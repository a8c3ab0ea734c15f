import { allowedHref } from './href.ts'

// What comes with pasted text from other programs: pictures that tell a server who opened them, styles, scripts,
// comments and marks of other editors. Only words and their structure come in; the schema drops the rest.

/** Elements that go with everything in them. */
const dropped = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'img',
  'picture',
  'source',
  'svg',
  'video',
  'audio',
  'canvas',
  'link',
  'meta',
  'base',
  'title',
  'head',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'template',
  'noscript',
])

/** Attributes that may stay, by element; all others go. `data-pm-slice` is how ProseMirror knows its own open slices. */
const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start', 'type'],
  ul: ['data-type'],
  li: ['data-type', 'data-checked'],
  section: ['data-decision', 'data-date'],
  div: ['data-body'],
  span: ['data-mention', 'data-withheld'],
  // A picture of this design, copied within it; its image is fetched from us by its id, never from where it was pasted.
  figure: ['data-picture', 'data-alt', 'data-width'],
}

export function keepsElement(tag: string): boolean {
  return !dropped.has(tag.toLowerCase()) && !tag.includes(':')
}

export function keepsAttribute(tag: string, name: string, value: string): boolean {
  if (name === 'data-pm-slice') return true
  if (!kept[tag.toLowerCase()]?.includes(name.toLowerCase())) return false
  return name.toLowerCase() !== 'href' || allowedHref(value) !== undefined
}

export function cleanPasted(html: string): string {
  return cleanedPage(html).innerHTML
}

/** Works on a document of its own, in which nothing is loaded and nothing runs. */
export function cleanedPage(html: string): HTMLElement {
  const page = new DOMParser().parseFromString(inert(html), 'text/html')
  for (const element of [...page.body.querySelectorAll('*')]) {
    if (!keepsElement(element.tagName)) {
      element.remove()
      continue
    }
    const bold = weight(element)
    const italic = element.tagName === 'SPAN' && /font-style:\s*italic/i.test(element.getAttribute('style') ?? '')
    for (const { name, value } of [...element.attributes])
      if (!keepsAttribute(element.tagName, name, value)) element.removeAttribute(name)
    // Google Docs wraps a whole copy in <b style="font-weight:normal">.
    if (bold === 'normal' && element.tagName === 'B') element.replaceWith(...element.childNodes)
    if (bold === 'bold' && element.tagName === 'SPAN') wrap(element, 'strong')
    if (italic) wrap(element, 'em')
  }
  for (const walker of comments(page)) walker.remove()
  return page.body
}

function weight(element: Element): 'bold' | 'normal' | undefined {
  const said = element.getAttribute('style')?.match(/font-weight:\s*(\w+)/i)?.[1]
  if (said === undefined) return undefined
  return said === 'bold' || Number(said) >= 600 ? 'bold' : 'normal'
}

function wrap(element: Element, tag: 'strong' | 'em'): void {
  const around = element.ownerDocument.createElement(tag)
  around.append(...element.childNodes)
  element.append(around)
}

function comments(page: Document): ChildNode[] {
  const found: ChildNode[] = []
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT)
  while (walker.nextNode()) found.push(walker.currentNode as ChildNode)
  return found
}

/** The page's policy (Trusted Types) wants a named maker for every string that is parsed: this one is parsed where nothing runs. */
function inert(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  parsing ??= trustedTypes?.createPolicy('balcony-paste', { createHTML: (given) => given })
  return parsing ? (parsing.createHTML(html) as string) : html
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(given: string): string }): { createHTML(given: string): unknown }
}

let parsing: ReturnType<TrustedTypes['createPolicy']> | undefined

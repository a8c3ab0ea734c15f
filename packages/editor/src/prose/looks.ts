import { allowedHref } from './href.ts'

// How nodes look, said once for the editor and for the static rendering.

/** Levels 1 to 3 under the section's own title, which is the page's h1. */
export function headingTag(level: unknown): 'h2' | 'h3' | 'h4' {
  return level === 1 ? 'h2' : level === 2 ? 'h3' : 'h4'
}

/** What another client wrote is not trusted either: an address that is not allowed is drawn without being one. */
export function linkAttributes(href: unknown): Record<string, string> {
  const allowed = typeof href === 'string' ? allowedHref(href) : undefined
  return allowed === undefined ? {} : { href: allowed, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

/** Marks from the outermost to the innermost, as the editor's schema ranks them. */
export const markOrder: readonly string[] = ['bold', 'code', 'italic', 'strike', 'underline', 'link', 'withheld']

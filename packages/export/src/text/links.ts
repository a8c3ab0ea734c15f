const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const maxLinkChars = 2000

/** The address that a link may carry in print, or undefined when it is none that we let out. */
export function printableLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > maxLinkChars) return undefined
  // Readers skip blanks, controls and direction marks inside a scheme, so "java\tscript:" must not pass as unknown text.
  const bare = address.replaceAll(/[\p{Cc}\p{Cf}\p{Z}]/gu, '')
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(bare)) return undefined
  const url = URL.parse(bare)
  return url && allowed.has(url.protocol) ? url.href : undefined
}

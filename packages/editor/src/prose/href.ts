/** The address as a link may carry it, or undefined: only http, https and mailto; never javascript: or data:. */
export function allowedHref(typed: string): string | undefined {
  // Browsers drop tabs and line breaks inside addresses, so `java\nscript:` would run; they are refused, not repaired.
  const text = typed.trim()
  if (text === '' || hasControl(text)) return undefined
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+\.[a-z]{2,}:\d+/i.test(text) ? text : guess(text)
  const url = URL.parse(withScheme)
  if (!url || !schemes.has(url.protocol)) return undefined
  return url.protocol === 'mailto:' ? withScheme : url.href
}

const schemes = new Set(['http:', 'https:', 'mailto:'])

function guess(text: string): string {
  return /^[^\s/@]+@[^\s/@]+$/.test(text) ? `mailto:${text}` : `https://${text}`
}

function hasControl(text: string): boolean {
  return [...text].some((letter) => (letter.codePointAt(0) ?? 0) < 32)
}

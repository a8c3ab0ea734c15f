import { useEffect } from 'react'

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea, select, [contenteditable="true"], [tabindex="0"]'

/** F6 goes round the regions of the page (`data-region`), Shift F6 the other way. */
export function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
        (region) => region.offsetParent !== null,
      )
      if (regions.length === 0) return
      event.preventDefault()
      const at = regions.findIndex((region) => region.contains(document.activeElement))
      const next = regions[(at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length]
      const inside = next?.querySelector<HTMLElement>('[aria-current]') ?? next?.querySelector<HTMLElement>(focusable)
      ;(next?.tabIndex === -1 ? next : (inside ?? next))?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** Whether the keyboard is at work in something that one types into. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

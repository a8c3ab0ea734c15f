/** How long a toast stays when nobody points at it or has the focus in it. */
export const toastStays = 6_000

export interface Toast {
  readonly id: number
  readonly words: string
  readonly action?: { readonly label: string; readonly act: () => void }
}

/** The toasts on screen, at most three; the oldest goes first. An error is never only here. */
export interface Toasts {
  readonly list: () => readonly Toast[]
  readonly watch: (changed: () => void) => () => void
  readonly show: (words: string, action?: Toast['action']) => void
  readonly dismiss: (id: number) => void
}

export function createToasts(): Toasts {
  let shown: readonly Toast[] = []
  let next = 1
  const watchers = new Set<() => void>()
  const set = (toasts: readonly Toast[]) => {
    shown = toasts
    for (const changed of watchers) changed()
  }
  return {
    list: () => shown,
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    show: (words, action) =>
      set([...shown, { id: next++, words, ...(action === undefined ? {} : { action }) }].slice(-3)),
    dismiss: (id) => set(shown.filter((toast) => toast.id !== id)),
  }
}

/** The page's toasts; `<ToastRegion>` shows them. */
export const toasts: Toasts = createToasts()
